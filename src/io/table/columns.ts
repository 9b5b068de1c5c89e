/** Names a column may have, best first. Written as `headerKey` makes them. */
export type Aliases<Field extends string> = Readonly<Record<Field, readonly string[]>>;

/** A header without case, blanks, underscores, hyphens, dots, brackets and apostrophes. */
export function headerKey(header: string): string {
  return header.toLowerCase().replace(/[\s_\-.()[\]'’ʼ"`]/g, '');
}

/**
 * Finds the column of each field. Fields are served in the order of `aliases`, and a column is given once, so
 * that one name may stand in two lists. Also tells by which name a column was found.
 */
export function findColumns<Field extends string>(
  header: readonly string[],
  aliases: Aliases<Field>,
): Partial<Record<Field, { column: number; alias: string }>> {
  const keys = header.map(headerKey);
  const taken = new Set<number>();
  const found: Partial<Record<Field, { column: number; alias: string }>> = {};
  for (const [field, names] of Object.entries(aliases) as [Field, readonly string[]][]) {
    const alias = names.find((name) => keys.some((key, column) => key === name && !taken.has(column)));
    if (alias === undefined) continue;
    const column = keys.findIndex((key, ix) => key === alias && !taken.has(ix));
    taken.add(column);
    found[field] = { column, alias };
  }
  return found;
}
