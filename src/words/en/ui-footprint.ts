export const uiFootprint = {} as const;
