import { useEffect, useRef } from 'react';
import { iconPixelRatio } from './icons/draw-icon';
import { drawMapImage } from './icons/map-images';
import type { Palette } from './palette';

interface MapSignProps {
  /** Name of a map image, as the style uses it. */
  name: string;
  palette: Palette;
}

/** The very sign that the map draws, for the legend. */
export function MapSign({ name, palette }: MapSignProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const image = drawMapImage(palette, name);
    if (!image || !canvas.current) return;
    canvas.current.width = image.width;
    canvas.current.height = image.height;
    canvas.current.style.width = `${image.width / iconPixelRatio}px`;
    canvas.current.style.height = `${image.height / iconPixelRatio}px`;
    canvas.current.getContext('2d')?.putImageData(image, 0, 0);
  }, [name, palette]);
  return <canvas ref={canvas} className="map-sign" />;
}

/** A sample of an area: its fill under one or both hatches, drawn as the map does. */
export function AreaSample({
  palette,
  power,
  water,
  shareIx,
}: {
  palette: Palette;
  power?: boolean;
  water?: boolean;
  shareIx: number;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const board = canvas.current?.getContext('2d');
    if (!board || !canvas.current) return;
    canvas.current.width = 28 * iconPixelRatio;
    canvas.current.height = 18 * iconPixelRatio;
    board.fillStyle = palette.land;
    board.fillRect(0, 0, 56, 36);
    board.globalAlpha = palette.shareOpacity[shareIx];
    board.fillStyle = palette.share[shareIx];
    board.fillRect(0, 0, 56, 36);
    board.globalAlpha = 1;
    for (const name of [power && 'hatch-power', water && 'hatch-water']) {
      const image = name ? drawMapImage(palette, name) : undefined;
      if (!image) continue;
      const tile = document.createElement('canvas');
      tile.width = image.width;
      tile.height = image.height;
      tile.getContext('2d')?.putImageData(image, 0, 0);
      board.fillStyle = board.createPattern(tile, 'repeat')!;
      board.fillRect(0, 0, 56, 36);
    }
  }, [palette, power, water, shareIx]);
  return <canvas ref={canvas} className="map-sample" />;
}
