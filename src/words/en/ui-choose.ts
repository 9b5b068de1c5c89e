export const uiChoose = {} as const;
