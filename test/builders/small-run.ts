import type { Region } from '../../src/model/region';
import type { RunEvent } from '../../src/model/run-event';
import {
  frameRow,
  layoutFrames,
  type RunIndex,
  type RunRecord,
  seriesNames,
  sumNames,
} from '../../src/model/run-record';
import type { WaterGeometry } from '../../src/model/water-geometry';
import { emptyFacilityLog, emptyPlaces } from './empty-run';

/** Shape of a record for drawing: power fails in the west at 2 h, water follows at 8 h, both are back by 40 h. */
export function smallRun(region: Region, water: readonly WaterGeometry[], horizonH = 72): RunRecord {
  const index: RunIndex = {
    busIds: region.grid.buses.map((it) => it.id),
    branchIds: region.grid.branches.map((it) => it.id),
    generatorIds: region.grid.generators.map((it) => it.id),
    storageIds: [],
    feederIds: region.feeders.map((it) => it.id),
    facilityIds: region.facilities.map((it) => it.id),
    areaIds: region.areas.map((it) => it.id),
    nodeIds: water.flatMap((it) => it.nodeIds),
    linkIds: water.flatMap((it) => it.linkIds),
    tankIds: water.flatMap((it) => Array.from(it.tankNodeIx, (node) => it.nodeIds[node])),
    waterPointIds: (region.waterPoints ?? []).map((it) => it.id),
  };
  const frameCount = horizonH * 4 + 1;
  const layout = layoutFrames(index, frameCount);
  const record: RunRecord = {
    identity: {
      runId: 'run-small',
      regionRevision: 'r',
      scenarioId: 's1',
      scenarioRevision: 's',
      seed: 1,
      engineVersion: '0',
      fingerprint: '',
    },
    index,
    timesS: Float64Array.from({ length: frameCount }, (_, i) => i * 900),
    series: Object.fromEntries(
      seriesNames.map((it) => [it, new Float64Array(frameCount)]),
    ) as RunRecord['series'],
    sums: Object.fromEntries(sumNames.map((it) => [it, new Float64Array(frameCount)])) as RunRecord['sums'],
    outages: {
      feederIx: new Int32Array(0),
      fromS: new Float64Array(0),
      toS: new Float64Array(0),
      offShare: new Float64Array(0),
      feederPeople: Float64Array.from(region.feeders, (it) => it.people),
    },
    facilityLog: emptyFacilityLog(),
    places: emptyPlaces(index),
    layout,
    frames: new ArrayBuffer(layout.byteLength),
    events: smallEvents(),
    deadlocks: [],
    actedOnGrid: { coolingLimits: [], slowedRepairs: [] },
    metrics: {},
    issues: [],
  };
  const west = region.areas.map((_, i) => i < 4);
  for (let f = 0; f < frameCount; f++) {
    const hour = f / 4;
    const noPower = hour >= 2 && hour < 30;
    const noWater = hour >= 8 && hour < 36;
    const row = (field: Parameters<typeof frameRow>[1]) => frameRow(record, field, f);
    const day = 1 + 0.25 * Math.sin(((hour - 6) / 24) * 2 * Math.PI);
    index.busIds.forEach((_, i) => {
      row('busState')[i] = noPower && (i === 6 || i === 7) ? 1 : 0;
    });
    index.branchIds.forEach((_, i) => {
      row('branchState')[i] =
        i === 7 && hour >= 2 && hour < 28 ? 2 : noPower && (i === 8 || i === 11) ? (i === 11 ? 3 : 1) : 0;
      row('branchFlowMw')[i] = (i % 2 ? -1 : 1) * 50 * day;
      row('branchLoading')[i] = i === 5 && noPower ? 1.3 : i === 4 && noPower ? 0.9 : 0.45 * day;
    });
    index.generatorIds.forEach((_, i) => {
      row('generatorState')[i] = i === 3 && noPower ? 3 : 0;
      row('generatorOutputMw')[i] = 40 * day;
    });
    index.feederIds.forEach((_, i) => {
      row('feederState')[i] = noPower && west[i] ? 3 : 0;
      row('feederNeededMw')[i] = 13 * day;
      row('feederServedMw')[i] = noPower && west[i] ? 0 : 13 * day;
    });
    let dark = 0;
    let backup = 0;
    index.facilityIds.forEach((_, i) => {
      const out = noPower && west[i % 8];
      const hasFuel = i % 2 === 0 && hour < 20;
      const state = out ? (hasFuel ? 1 : i % 5 === 1 && hour < 6 ? 2 : 4) : i === 19 && noPower ? 3 : 0;
      row('facilityPower')[i] = state;
      row('facilityPowerShare')[i] = state === 4 ? 0 : 1;
      row('facilityFuelL')[i] = i % 2 === 0 ? Math.max(0, 700 - Math.max(0, hour - 2) * 39) : 0;
      const dry = noWater && west[i % 8];
      row('facilityWater')[i] = dry ? (i % 3 === 0 && hour < 16 ? 2 : 3) : 0;
      dark += state === 4 ? 1 : 0;
      backup += state === 1 ? 1 : 0;
    });
    index.areaIds.forEach((_, i) => {
      row('areaPowerShare')[i] = noPower && west[i] ? (i === 1 ? 0.4 : 0) : i === 5 && noPower ? 0.7 : 1;
      row('areaWaterShare')[i] =
        noWater && i < 3 ? 0 : i === 3 && noWater ? 0.6 : i === 6 && noWater ? 0.3 : 1;
      row('areaLitresPerPersonDay')[i] = noWater && west[i] ? 6 : 120;
    });
    index.nodeIds.forEach((_, i) => {
      row('nodePressureM')[i] = noWater && i < 24 ? -2 : 12 + (i % 50);
      row('nodeDemandM3s')[i] = 0.004;
      row('nodeDeliveredM3s')[i] = noWater && i < 24 ? 0 : 0.004;
    });
    index.linkIds.forEach((id, i) => {
      row('linkState')[i] = noPower && id === 'w1/pu1' ? 2 : 0;
      row('linkFlowM3s')[i] = noWater && i < 30 ? 0 : 0.02 * Math.sin(i) * day;
    });
    index.tankIds.forEach((_, i) => {
      const level = Math.max(
        0.5,
        5 - Math.max(0, Math.min(hour, 30) - 2) * 0.75 + Math.max(0, hour - 31) * 0.6,
      );
      row('tankLevelM')[i] = Math.min(5.4, level + i * 0.3);
      row('tankVolumeM3')[i] = (level - 0.5) * 400;
    });
    const series = record.series;
    series.electricityNeededMw[f] = 104 * day;
    series.electricityServedMw[f] = 104 * day * (noPower ? 0.52 : 1);
    series.waterNeededM3s[f] = 0.22 * day;
    series.waterServedM3s[f] = 0.22 * day * (noWater ? 0.42 : 1);
    series.peopleBelow15L[f] = hour > 12 && hour < 44 ? 38_000 * Math.min(1, (hour - 12) / 10) : 0;
    series.facilitiesDark[f] = dark;
    series.facilitiesOnBackup[f] = backup;
  }
  return record;
}

function smallEvents(): RunEvent[] {
  const h = 3600;
  return [
    { timeS: 2 * h, kind: 'componentLost', component: 'branch', id: 'l7' },
    { timeS: 2 * h, kind: 'islandWentDark', component: 'bus', id: 'b6', causeIx: 0 },
    { timeS: 2 * h, kind: 'feederWentDark', component: 'feeder', id: 'f0', causeIx: 1, valueMw: 13 },
    { timeS: 2 * h, kind: 'pumpLostPower', component: 'pump', id: 'w1/pu1', causeIx: 1 },
    { timeS: 2 * h + 30, kind: 'backupStarted', component: 'facility', id: 's0', causeIx: 1 },
    { timeS: 8 * h, kind: 'tankEmptied', component: 'tank', id: 'w1/t1', causeIx: 3 },
    { timeS: 8 * h + 900, kind: 'areaLostWater', component: 'area', id: 'a0', causeIx: 5 },
    { timeS: 20 * h, kind: 'backupRanDry', component: 'facility', id: 's0', causeIx: 1 },
    { timeS: 20 * h, kind: 'facilityWentDark', component: 'facility', id: 's0', causeIx: 7 },
    { timeS: 28 * h, kind: 'componentRepaired', component: 'branch', id: 'l7', causeIx: 0 },
    { timeS: 30 * h, kind: 'islandReenergised', component: 'bus', id: 'b6', causeIx: 9 },
    { timeS: 36 * h, kind: 'areaWaterReturned', component: 'area', id: 'a0', causeIx: 10 },
  ];
}
