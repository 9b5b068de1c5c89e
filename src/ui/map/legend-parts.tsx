import type { ReactNode } from 'react';

export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="legend-group">
      <h3>{title}</h3>
      {children}
    </div>
  );
}

export function Row({ sign, text }: { sign: ReactNode; text: string }) {
  return (
    <div className="legend-row">
      <span className="legend-sign">{sign}</span>
      <span>{text}</span>
    </div>
  );
}

export function LineSign({ colour, width, dash }: { colour: string; width: number; dash?: string }) {
  return (
    <svg width="28" height="12" aria-hidden="true">
      <line x1="1" x2="27" y1="6" y2="6" stroke={colour} strokeWidth={width} strokeDasharray={dash} />
    </svg>
  );
}

export function DotSign({ fill, stroke }: { fill: string; stroke: string }) {
  return (
    <svg width="28" height="14" aria-hidden="true">
      <circle cx="14" cy="7" r="4.6" fill={fill} stroke={stroke} strokeWidth="2" />
    </svg>
  );
}

export function DotSigns({ dots, edge }: { dots: readonly string[]; edge: string }) {
  return (
    <svg width={dots.length * 12} height="12" aria-hidden="true">
      {dots.map((fill, i) => (
        <circle key={fill} cx={6 + i * 12} cy="6" r="3.4" fill={fill} stroke={edge} strokeWidth="1.2" />
      ))}
    </svg>
  );
}
