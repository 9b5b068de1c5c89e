const letters: Record<string, string> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'h',
  ґ: 'g',
  д: 'd',
  е: 'e',
  є: 'ie',
  ж: 'zh',
  з: 'z',
  и: 'y',
  і: 'i',
  ї: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ь: '',
  ю: 'iu',
  я: 'ia',
  ʼ: '',
};
const initials: Record<string, string> = { є: 'ye', ї: 'yi', й: 'y', ю: 'yu', я: 'ya' };

/** Latin spelling by the Ukrainian national table of 2010 (resolution 55). */
export function transliterate(text: string): string {
  let latin = '';
  let before = ' ';
  for (const letter of text) {
    const small = letter.toLowerCase();
    const isStart = !(before.toLowerCase() in letters);
    let out = (isStart ? initials[small] : undefined) ?? letters[small] ?? letter;
    if (small === 'г' && before.toLowerCase() === 'з') out = 'gh';
    latin += letter === small ? out : out.charAt(0).toUpperCase() + out.slice(1);
    before = letter;
  }
  return latin;
}
