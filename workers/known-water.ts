import type { InpIndex } from '../src/io/inp/inp-index';
import { joinIssues } from '../src/io/inp/join-issues';
import { parseInp } from '../src/io/inp/parse-inp';
import { elementsOfInp } from '../src/io/network-elements';
import { middleOf, placePoints } from '../src/io/placement/place-points';
import { waterId } from '../src/model/ids';
import type { Region } from '../src/model/region';
import { type Issue, ok, type Result } from '../src/model/result';
import type { ElementLookup } from '../src/model/validation/check-water';
import type { Placement, WaterNetwork } from '../src/model/water';
import type { WaterGeometry } from '../src/model/water-geometry';
import { defaultMinimumM, defaultRequiredM } from '../src/water/constants';
import { areDefaultThresholds } from '../src/water/demand-model';

/** What the files of a region's water networks say about elements and places. */
export interface KnownWater {
  elementsOf: ElementLookup;
  /** Networks that have a place, drawn. Made anew at each call, since its buffers are handed over. */
  geometry(): WaterGeometry[];
  issues: Issue[];
}

export function knowWater(region: Region): KnownWater {
  const issues: Issue[] = [];
  const indexOf = new Map<string, InpIndex>();
  for (const network of region.waterNetworks) {
    const parsed = parseInp(network.inp, `${network.id}.inp`);
    issues.push(...(parsed.value ? joinIssues(parsed.issues, undefined) : parsed.issues));
    if (parsed.value) indexOf.set(network.id, parsed.value);
  }
  const elements = new Map([...indexOf].map(([id, index]) => [id, elementsOfInp(index)]));
  const placed = (network: WaterNetwork): WaterGeometry[] => {
    const index = indexOf.get(network.id);
    if (!index || !network.placement) return [];
    const drawn = drawNetwork(network.id, index, network.placement);
    return drawn.ok ? [drawn.value] : [];
  };
  for (const network of region.waterNetworks) {
    const index = indexOf.get(network.id);
    const drawn = index && network.placement ? drawNetwork(network.id, index, network.placement) : undefined;
    if (drawn && !drawn.ok)
      issues.push(...drawn.error.map((it) => ({ ...it, severity: 'warning' as const })));
  }
  return {
    elementsOf: (networkId) => elements.get(networkId),
    geometry: () => region.waterNetworks.flatMap(placed),
    issues,
  };
}

function drawNetwork(networkId: string, index: InpIndex, placement: Placement): Result<WaterGeometry> {
  const middle = middleOf(index.nodeX, index.nodeY);
  const nodes = placePoints(index.nodeX, index.nodeY, placement, middle);
  if (!nodes.ok) return nodes;
  const vertices = placePoints(index.vertexX, index.vertexY, placement, middle);
  if (!vertices.ok) return vertices;
  return ok({
    networkId,
    nodeIds: index.nodeIds.map((id) => waterId(networkId, id)),
    nodeKind: index.nodeKind.slice(),
    nodeLonLat: nodes.value,
    nodeElevationM: index.nodeElevationM.slice(),
    linkIds: index.linkIds.map((id) => waterId(networkId, id)),
    linkKind: index.linkKind.slice(),
    linkFromIx: index.linkFromIx.slice(),
    linkToIx: index.linkToIx.slice(),
    linkDiameterM: index.linkDiameterM.slice(),
    linkLengthM: index.linkLengthM.slice(),
    vertexStart: index.vertexStart.slice(),
    vertexLonLat: vertices.value,
    tankNodeIx: Int32Array.from(index.tanks, (it) => it.nodeIx),
    tankMinLevelM: Float64Array.from(index.tanks, (it) => it.minLevelM),
    tankMaxLevelM: Float64Array.from(index.tanks, (it) => it.maxLevelM),
    tankUsableM3: Float64Array.from(index.tanks, (it) => it.usableM3),
    tankHeldM3: Float64Array.from(index.tanks, (it) => it.heldM3),
    ...thresholdsOf(index),
  });
}

/** As the coupled run takes them: the file's, or the usual ones where it holds EPANET's defaults. */
function thresholdsOf({ options }: InpIndex): Pick<WaterGeometry, 'minimumPressureM' | 'requiredPressureM'> {
  const { minimumM = 0, requiredM = minimumM, requiredInFile = 0 } = options;
  if (areDefaultThresholds(minimumM, requiredInFile))
    return { minimumPressureM: defaultMinimumM, requiredPressureM: defaultRequiredM };
  return { minimumPressureM: minimumM, requiredPressureM: requiredM };
}
