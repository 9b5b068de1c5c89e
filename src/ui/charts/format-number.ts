const thinSpace = '\u202f';

/**
 * A number as a reader wants it: three significant digits, a thin space for thousands, no false decimals.
 * `language` sets the decimal sign.
 */
export function formatNumber(value: number, language: string): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size > 0 && size < 0.0005) return '0';
  const decimals = size >= 100 || size === 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
  const digits = Math.round(size * 10 ** decimals) / 10 ** decimals;
  const [whole, fraction = ''] = digits.toFixed(decimals).split('.');
  const kept = fraction.replace(/0+$/, '');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thinSpace);
  const sign = value < 0 && digits > 0 ? '−' : '';
  return `${sign}${grouped}${kept === '' ? '' : decimalSign(language) + kept}`;
}

function decimalSign(language: string): string {
  return language === 'uk' ? ',' : '.';
}

/** A share of 1 as whole per cent; only a true 0 or 1 is shown as 0 or 100. */
export function formatShare(share: number): string {
  if (!Number.isFinite(share)) return '–';
  const percent = Math.round(share * 100);
  if (percent >= 100 && share < 1) return share > 0.9995 ? '100 %' : '99 %';
  if (percent <= 0 && share > 0) return '1 %';
  return `${percent} %`;
}
