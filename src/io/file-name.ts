/** The last part of a path, whatever the slashes. */
export function readBaseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** File name without folder and known endings: `grids/case9.m` is `case9`. */
export function readStem(path: string): string {
  return readBaseName(path).replace(/(\.lifeline)?\.(m|raw|inp|json|csv|txt|tsv|xlsx|zip)$|\.lifeline$/i, '');
}

/** Ending in lower case without the dot; empty when there is none. */
export function readExtension(path: string): string {
  const base = readBaseName(path);
  const dot = base.lastIndexOf('.');
  return dot < 0 ? '' : base.slice(dot + 1).toLowerCase();
}
