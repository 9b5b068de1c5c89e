import type { RunEvent } from '../../src/model/run-event';

/** A line is lost: an island, a feeder and a station go dark, the station loses water, all is back after 90 s. */
export const lostLineLog: RunEvent[] = [
  { timeS: 0, kind: 'componentLost', component: 'branch', id: 'l1' },
  { timeS: 0, kind: 'islandWentDark', component: 'bus', id: 'b10', causeIx: 0, valueMw: 12.3456 },
  { timeS: 0, kind: 'feederWentDark', component: 'feeder', id: 'f1', causeIx: 1 },
  { timeS: 0, kind: 'facilityLostGrid', component: 'facility', id: 'station', causeIx: 2 },
  { timeS: 5, kind: 'facilityWentDark', component: 'facility', id: 'station', causeIx: 3 },
  { timeS: 9, kind: 'facilityLostWater', component: 'facility', id: 'station', causeIx: 0 },
  { timeS: 90, kind: 'componentRepaired', component: 'branch', id: 'l1', causeIx: 0 },
  { timeS: 90, kind: 'facilityPowerReturned', component: 'facility', id: 'station', causeIx: 6 },
];
