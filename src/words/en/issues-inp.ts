/** Sentences about EPANET input files. The place (file, line, id) stands beside the sentence. */
export const issuesInp = {
  'inp.notInp':
    'This is not an EPANET network: no section header such as [JUNCTIONS] or [PIPES] was found at its start. Choose a file saved or exported by EPANET as .inp.',
  'inp.nothing':
    'No network could be made of this file: {nodes, number} nodes and {links, number} links were read. It needs [JUNCTIONS], a [RESERVOIRS] or [TANKS], and [PIPES]; the file may have been cut off.',
  'inp.unfinished':
    'The file has no [END]. It is read as it is; if it was cut off, what came after is missing.',
  'inp.stray': 'Text before the first section header is ignored. Move it under [TITLE] or delete it.',
  'inp.unknownSection':
    'EPANET does not know the section {name} and refuses files that have it. Correct its name, or delete it with its rows.',
  'inp.tooManyErrors':
    '{count, number} errors so far, so reading stopped here. The file is damaged or is no EPANET network.',
  'inp.columns':
    'This row of [{section}] has {found, plural, one {# word} other {# words}}, and at least {needed} are needed. Complete the row or delete it.',
  'inp.columnsDefault':
    'This row of [{section}] has {found, plural, one {# word} other {# words}} instead of {needed}: EPANET takes its defaults for the rest. Check that the row is complete.',
  'inp.notNumber': 'The {what} “{word}” is not a number. Write a number with a decimal point.',
  'inp.notPositive': 'The {what} {word} must be above zero. Correct it.',
  'inp.tankLevels':
    'The tank starts at level {start, number}, which is not between its lowest ({min, number}) and highest ({max, number}). Correct the three levels.',
  'inp.longRow':
    'The line is longer than the {most, number} characters EPANET takes. Break it into rows of their own.',
  'inp.longId': 'The id is longer than the {most} characters EPANET allows. Shorten it wherever it is used.',
  'inp.duplicate': 'The id stands already in line {first, number}. Give each node and each link its own id.',
  'inp.noEnd': 'The link ends at node “{node}”, which is not in the file. Add the node or correct the id.',
  'inp.sameEnds': 'The link starts and ends at node {node}. Correct one of its ends or delete it.',
  'inp.noNode':
    'A row of [{section}] names a node that is not in the file. Correct the id or delete the row.',
  'inp.noLink':
    'A row of [{section}] names a link that is not in the file. Correct the id or delete the row.',
  'inp.noPattern': 'The pattern {pattern} is not in [PATTERNS]. Add it or correct the name.',
  'inp.noCurve': 'The curve {curve} is not in [CURVES]. Add it or correct the name.',
  'inp.pumpBare': 'The pump has neither a HEAD curve nor a POWER. Give it one of them.',
  'inp.pumpWord':
    '“{word}” is not a word of a pump row. Use HEAD, POWER, SPEED or PATTERN, each with its value.',
  'inp.pumpValue': '{word} has no value after it. Complete the pump row.',
  'inp.valveType': '“{word}” is not a kind of valve. Use PRV, PSV, PBV, FCV, TCV, GPV or PCV.',
  'inp.controlWhen':
    '“{word}” stands where IF or AT is expected. Write the control as LINK id OPEN IF NODE id BELOW level, or AT TIME hours.',
  'inp.looseRule': 'This row is not part of a rule. Start each rule with RULE and a name.',
  'inp.units': 'The flow unit “{word}” is unknown. Use one of {known}.',
  'inp.time': '“{word}” is not a time. Write hours as 24 or 1:30, or a number with SEC, MIN, HOURS or DAYS.',
  'inp.noSource':
    'The network has no reservoir and no tank, so no water can enter it. Add the source of its water to [RESERVOIRS] or [TANKS].',
  'inp.unjoined': 'No link reaches this node. Join it with a pipe or delete it.',
  'inp.leftOut':
    '{count, plural, one {A row} other {# rows}} that EPANET cannot use {count, plural, one {is} other {are}} left out, with what hangs on {count, plural, one {it} other {them}}: line {lines}. The rest is read. What was left out is missing from every result: correct the file and open it again.',
  'inp.decimalComma':
    'The row has numbers such as {word}. EPANET takes a comma for the end of a number, so that {word} is read as two. Write decimal points.',
  'inp.curveOrder':
    'The first number of this row of curve {curve} is not above that of the row before. Sort the rows of the curve by it.',
  'inp.headCurve':
    'The curve {curve} of this pump does not fall from point to point, so EPANET cannot make a pump of it. Give one point, or points with rising flow and falling head.',
  'inp.unplaced':
    '{count, number} of {total, number} nodes have no coordinates and cannot be shown on the map. Add them to [COORDINATES].',
} as const;
