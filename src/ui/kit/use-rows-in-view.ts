import { useEffect, useRef, useState } from 'react';

const spareRows = 8;

/** Which rows of a scrolling box are in view, so that only those are drawn. The box may go while there are no rows. */
export function useRowsInView(count: number, rowPx: number) {
  const box = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, height: 400 });
  const isEmpty = count === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a box that comes back with rows is another element
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const see = () => setView({ top: element.scrollTop, height: element.clientHeight });
    see();
    const watcher = new ResizeObserver(see);
    watcher.observe(element);
    element.addEventListener('scroll', see, { passive: true });
    return () => {
      watcher.disconnect();
      element.removeEventListener('scroll', see);
    };
  }, [isEmpty]);
  const reveal = (ix: number) => {
    const element = box.current;
    if (!element) return;
    const top = ix * rowPx;
    if (top < element.scrollTop) element.scrollTop = top;
    // the head covers one row
    else if (top + rowPx * 2 > element.scrollTop + element.clientHeight)
      element.scrollTop = top + rowPx * 2 - element.clientHeight;
  };
  return {
    box,
    first: Math.max(0, Math.min(Math.floor(view.top / rowPx) - spareRows, count)),
    last: Math.min(count, Math.ceil((view.top + view.height) / rowPx) + spareRows),
    pageRows: Math.max(1, Math.floor(view.height / rowPx) - 2),
    reveal,
  };
}
