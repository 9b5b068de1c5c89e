export interface RawParts {
  /** Records by section, as cells; a transformer's lines follow each other. */
  bus: string[];
  load?: string[];
  fixedShunt?: string[];
  generator: string[];
  branch?: string[];
  switchingDevice?: string[];
  transformer?: string[];
  twoTerminalDc?: string[];
  switchedShunt?: string[];
}

const names: [keyof RawParts | '', string][] = [
  ['bus', 'BUS'],
  ['load', 'LOAD'],
  ['fixedShunt', 'FIXED SHUNT'],
  ['generator', 'GENERATOR'],
  ['branch', 'BRANCH'],
  ['switchingDevice', 'SYSTEM SWITCHING DEVICE'],
  ['transformer', 'TRANSFORMER'],
  ['', 'AREA'],
  ['twoTerminalDc', 'TWO-TERMINAL DC'],
  ['', 'VOLTAGE SOURCE CONVERTER'],
  ['', 'IMPEDANCE CORRECTION'],
  ['', 'MULTI-TERMINAL DC'],
  ['', 'MULTI-SECTION LINE'],
  ['', 'ZONE'],
  ['', 'INTER-AREA TRANSFER'],
  ['', 'OWNER'],
  ['', 'FACTS CONTROL DEVICE'],
  ['switchedShunt', 'SWITCHED SHUNT'],
  ['', 'GNE DEVICE'],
  ['', 'INDUCTION MACHINE'],
];

/** A RAW file of a version, with or without the comments that announce sections. */
export function rawText(parts: RawParts, version = 33, isCommented = true): string {
  const sections = names.filter(([key]) => version >= 34 || key !== 'switchingDevice');
  const lines = [`0, 100.0, ${version}, 0, 1, 50.0 / a comment, with commas`, 'A TITLE', '1, 2, 3'];
  if (version >= 34) lines.push('GENERAL, THRSHZ=0.0001', '0 / END OF SYSTEM-WIDE DATA, BEGIN BUS DATA');
  sections.forEach(([key, name], ix) => {
    lines.push(...(key === '' ? [] : (parts[key] ?? [])));
    const next = sections[ix + 1]?.[1];
    lines.push(isCommented ? `0 / END OF ${name} DATA${next ? `, BEGIN ${next} DATA` : ''}` : '0');
  });
  if (version >= 34)
    lines.push(
      '1, "STATION / ONE", 50.0, 30.0, 0.1',
      "1, 'NODE 1', 1, 1",
      '0 / END OF SUBSTATION NODE DATA',
      '0',
    );
  lines.push('Q');
  return `${lines.join('\r\n')}\r\n`;
}

/** Three buses at 230 and 115 kV with a line, a transformer and a load, in the records of a version. */
export function smallRaw(version = 33): RawParts {
  const late = version >= 34;
  const rates = late ? '100,90,80,0,0,0,0,0,0,0,0,0' : '100,90,80';
  const name = late ? "'', " : '';
  return {
    bus: [
      "    1,'NORTH, UPPER',  230.0,3,   1,   2,   1,1.02,  5.0, 1.10, 0.90, 1.10, 0.90 / swing",
      "    2,'SOUTH / TWO ',  230.0,1,   1,   2,   1,1.0,  0.0, 1.10, 0.90, 1.10, 0.90",
      "    3,'LOW         ',  115.0,1,   1,   2,   1,0.9,  0.0, 1.10, 0.90, 1.10, 0.90",
    ],
    load: [
      "3,'1 ',1,1,2, 40.0, 10.0, 5.0, 0.0, 2.0, 0.0, 1,1,0",
      "2,'1 ',1,1,2, 30.0, 10.0",
      "2,'2 ',0,1,2, 99.0, 10.0",
    ],
    fixedShunt: ["2,'1 ',1, 3.0, -4.0", "2,'2 ',0, 9.0, 9.0"],
    generator: [
      version >= 35
        ? "1,'1 ', 80.0, 0, 50, -50, 1.02, 0, 0, 120, 0, 1, 0, 0, 1, 1, 100, 100.0, 10.0, 0, 1,1"
        : "1,'1 ', 80.0, 0, 50, -50, 1.02, 0, 120, 0, 1, 0, 0, 1, 1, 100, 100.0, 10.0, 1,1",
    ],
    branch: [
      `1,-2,'1 ', 0.01, 0.1D0, 0.02, ${name}${rates}, 0.01, 0.0, 0.02, 0.0, 1, 1, 0.0`,
      `1,2,'2 ', 0.01, 0.2, 0.02, ${name}${rates}, 0.0, 0.0, 0.0, 0.0, 0, 1, 0.0`,
    ],
    transformer: [
      "2,3,0,'1 ',1,1,1,0,0,2,'T, ONE',1,1,1.0",
      '0.001, 0.1, 100.0',
      `1.05, 230.0, -30.0, ${rates}, 0,0,1.1,0.9,1.1,0.9,33,0,0,0`,
      '1.0, 115.0',
    ],
  };
}
