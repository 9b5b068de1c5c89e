/**
 * Classes that do not exist in the model: military sites and the defence industry. A reader of a table drops
 * rows of such a class and says so. Stems, lower case, English and Ukrainian.
 */
const barredStems = [
  'military',
  'defence',
  'defense',
  'army',
  'barrack',
  'arsenal',
  'ammunition',
  'munition',
  'garrison',
  'air base',
  'airbase',
  'naval base',
  'військ',
  'оборон',
  'казарм',
  'арсенал',
  'боєприпас',
  'гарнізон',
  'авіабаз',
];

/** True for the name of a class that must not be imported. */
export function isBarredClass(className: string): boolean {
  const text = className.toLowerCase().replaceAll('_', ' ');
  return barredStems.some((stem) => text.includes(stem));
}
