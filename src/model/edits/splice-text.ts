/** A stretch of a text that becomes another one. Places are those of the text before, from its start, ascending. */
export interface Splice {
  at: number;
  /** What stands there; an edit of a text that says something else is refused. */
  old: string;
  new: string;
}

/** The text after its splices and the splices that undo them; undefined where the text says something else. */
export function spliceText(
  text: string,
  splices: readonly Splice[],
): { text: string; back: Splice[] } | undefined {
  const parts: string[] = [];
  const back: Splice[] = [];
  let end = 0;
  let shift = 0;
  for (const splice of splices) {
    if (splice.at < end || !text.startsWith(splice.old, splice.at)) return undefined;
    parts.push(text.slice(end, splice.at), splice.new);
    back.push({ at: splice.at + shift, old: splice.new, new: splice.old });
    end = splice.at + splice.old.length;
    shift += splice.new.length - splice.old.length;
  }
  parts.push(text.slice(end));
  return { text: parts.join(''), back };
}
