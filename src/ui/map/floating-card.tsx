import { type ReactNode, useLayoutEffect, useRef } from 'react';
import type { LonLat } from '../../model/schema-parts';
import type { MapHost } from './map-host';

interface FloatingCardProps {
  host: MapHost;
  /** A place on the ground, which the card follows, or a point of the view, px. */
  at: LonLat | { x: number; y: number };
  /** True for the card of the pointer, which takes no clicks. */
  isQuiet?: boolean;
  children: ReactNode;
}

const gapPx = 14;

/** A card beside a point of the map, kept inside the view and off the point itself. */
export function FloatingCard({ host, at, isQuiet, children }: FloatingCardProps) {
  const card = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const put = () => {
      const element = card.current;
      const frame = element?.parentElement;
      if (!element || !frame) return;
      const point = Array.isArray(at) ? host.map.project(at) : at;
      const { clientWidth: width, clientHeight: height } = frame;
      const { offsetWidth, offsetHeight } = element;
      const fitsRight = point.x + gapPx + offsetWidth < width - 8;
      const x = fitsRight ? point.x + gapPx : point.x - gapPx - offsetWidth;
      const y = Math.min(Math.max(point.y - 16, 8), height - offsetHeight - 8);
      element.style.transform = `translate(${Math.round(Math.max(8, x))}px, ${Math.round(y)}px)`;
    };
    put();
    host.map.on('move', put);
    return () => {
      host.map.off('move', put);
    };
  });
  return (
    <div ref={card} className={`map-card ${isQuiet ? 'is-quiet' : ''}`}>
      {children}
    </div>
  );
}
