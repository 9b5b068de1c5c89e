import { useLayoutEffect, useRef } from 'react';
import { iconPixelRatio } from '../icons/draw-icon';
import type { Palette } from '../palette';
import { paintSign, type LegendSign as Sign, signHeightPx, signWidthOf, signWidthPx } from './paint-sign';

/** The very sign that the map draws. */
export function LegendSign({ sign, palette, isTight }: { sign: Sign; palette: Palette; isTight?: boolean }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const widthPx = signWidthOf(sign, isTight);
  const key = JSON.stringify(sign);
  useLayoutEffect(() => {
    const board = canvas.current?.getContext('2d');
    if (!board || !canvas.current) return;
    canvas.current.width = widthPx * iconPixelRatio;
    canvas.current.height = signHeightPx * iconPixelRatio;
    board.scale(iconPixelRatio, iconPixelRatio);
    paintSign(board, JSON.parse(key) as Sign, palette, isTight ? (widthPx - signWidthPx) / 2 : 0, 0);
  }, [key, widthPx, isTight, palette]);
  return <canvas ref={canvas} className="legend-sign" style={{ width: widthPx, height: signHeightPx }} />;
}
