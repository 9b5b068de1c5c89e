import { type RefObject, useLayoutEffect, useState } from 'react';

/** Width of an element, px, kept up to date. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [widthPx, setWidthPx] = useState(800);
  useLayoutEffect(() => {
    const node = element.current;
    if (!node) return;
    const read = () => setWidthPx(Math.max(200, Math.round(node.clientWidth)));
    read();
    const observer = new ResizeObserver(read);
    observer.observe(node);
    return () => observer.disconnect();
  }, [element]);
  return widthPx;
}
