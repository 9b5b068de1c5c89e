const who = '{zone, select, yes {The pressure zone of junction {district}} other {{district}}}' as const;
const more = '{more, plural, =0 {} other { and # more}}' as const;
const pumps = '{pumpCount, plural, one {pump {pumps}} other {pumps {pumps}}}' as const;
const link = '{kind, select, valve {Valve} checkValve {Check valve} other {Pipe}} {link}' as const;
const commands =
  '{lineCount, plural, =0 {} one { (commanded on line {lines})} other { (commanded on lines {lines})}}' as const;
const served =
  'in a run without any pump 95 % of its demand is met for {beyond, select, yes {more than } other {}}{ran, plural, one {# hour} other {# hours}}' as const;

/** What a planner should know of a water network before using it. Shares and hours are of runs without any pump. */
export const waterChecks = {
  'checks.noGravity': `${who} has no gravity path from any source. Without pumps it lives on {tankCount, plural, one {tank {ids}} other {tanks {ids}}}${more}: {hours, number} hours at mean demand; ${served}.{low, select, yes { Much of the water in the tanks does not get there.} other {}}`,
  'checks.noGravityNoTank': `${who} has no gravity path from any source and no tank that has water for it: it loses water as soon as the pumps stop.{ran, plural, =0 {} other { In a run without any pump it lasts # h.}}`,
  'checks.gravityPart': `${who} gets {percent, number} % of its demand by gravity alone; pumps and tanks bring the rest. With the tanks as the file fills them, ${served}.`,
  'checks.gravityKeeps': `{count, plural, one {${who} keeps its water without pumps and tanks, by gravity alone.} other {# of {all} districts keep their water without pumps and tanks, by gravity alone: {ids}${more}.}}`,
  'checks.bypass': `${link} joins the two sides of ${pumps}. In {hours, number} hours without any pump, {shut, number} % of the demand goes unserved with it shut and {open, number} % with it open; as the file has it${commands}, {asFile, number} %. {advice, select, open {Without power, somebody has to open it.} keep {It has to stay open.} other {It changes little.}}`,
  'checks.checkValve': `${link} lets water pass ${pumps} by itself. In {hours, number} hours without any pump, {asFile, number} % of the demand goes unserved with it and {shut, number} % if it were shut.`,
  'checks.bypassNotRun': `${link} joins the two sides of ${pumps}; it starts {starts}${commands}. What it changes without pumps was not worked out.`,
  'checks.tankHours': `Tank {tank} starts with {heldM3, number} m³ over its lowest level: {hours, number} hours at the mean demand that is left to it without pumps.{others, plural, =0 {} one { Together with tank {ids}, which feeds part of the same consumers: {groupHours, number} hours.} other { Together with tanks {ids}${more}, which feed part of the same consumers: {groupHours, number} hours.}}`,
  'checks.tankEmpty': 'Tank {tank} starts at its lowest level: it has no water to give.',
  'checks.tankIdle':
    'Tank {tank} starts with {heldM3, number} m³ over its lowest level, but no consumer gets it without a pump.',
  'checks.tankSpare':
    'Tank {tank} starts with {heldM3, number} m³ over its lowest level; what it feeds keeps its water by gravity without it.',
  'checks.noSource': `{count, plural, one {Junction {ids} is} other {# junctions are}} joined to no source and no tank at all{count, plural, one {} other { ({ids}${more})}}: no water can get there, whatever is opened. {consumers, plural, =0 {None of them has demand.} other {Demand is stated at {consumers, number}.}} Check the file for a missing pipe.`,
  'checks.behindClosed': `{count, plural, one {Junction {ids} hangs} other {# junctions hang}} on links that the file closes and nothing opens{count, plural, one {} other { ({ids}${more})}}. {consumers, plural, =0 {None of them has demand.} other {Demand is stated at {consumers, number}, and stays unserved.}}`,
  'checks.thresholds':
    'The file {stated, select, yes {sets a required pressure of {requiredM, number} m, EPANET’s default} other {states no required pressure, and EPANET’s default is near 0}}: demand would be met at almost any pressure. Instead, nothing is delivered below {usedMinimumM, number} m of pressure and all of it from {usedRequiredM, number} m on.',
  'checks.pumpNeverStarts':
    'Pump {pump} never starts again once it has stopped: its controls only close it. After a power loss somebody has to start it.',
  'checks.pumpEndsShut':
    'Pump {pump} is shut for good by its last control, {hour, number} h after the start of the scenario; power that comes back later does not start it.',
  'checks.pumpNeverRuns': 'Pump {pump} is closed in the file and nothing opens it: it never runs.',
  'checks.noPumps':
    'There is no pump in this network: a loss of power reaches it only through the works that treat its water.',
  'checks.tooLarge':
    'With {nodes, number} nodes this network is too large for the run without pumps; gravity paths, bypasses and hours of tanks were not worked out.',
  'checks.runFailed':
    'EPANET could not finish a run of this network without pumps ({code}); gravity paths, bypasses and hours of tanks are incomplete.',
  'checks.unsteady':
    'In the runs without pumps some steps did not reach a balanced solution; take these hours and shares with care.',
} as const;
