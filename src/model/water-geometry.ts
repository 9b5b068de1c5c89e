/**
 * Where a water network lies, for drawing and for distances: made from its `.inp` and `placement` when a
 * project is opened. Ids read `networkId/elementId`; indices are dense within this network.
 */
export interface WaterGeometry {
  networkId: string;
  nodeIds: string[];
  /** 0 junction, 1 reservoir, 2 tank. */
  nodeKind: Uint8Array;
  /** Longitude and latitude by node, degrees; NaN where the file has no coordinates. */
  nodeLonLat: Float64Array;
  /** A reservoir's is its head. */
  nodeElevationM: Float64Array;
  linkIds: string[];
  /** 0 pipe, 1 pump, 2 valve. */
  linkKind: Uint8Array;
  linkFromIx: Int32Array;
  linkToIx: Int32Array;
  /** 0 for pumps. */
  linkDiameterM: Float64Array;
  /** 0 for pumps and valves. */
  linkLengthM: Float64Array;
  /** Vertices of link `i` are `vertexStart[i]` to `vertexStart[i + 1]` of `vertexLonLat`, ends left out. */
  vertexStart: Int32Array;
  vertexLonLat: Float64Array;
  tankNodeIx: Int32Array;
  tankMinLevelM: Float64Array;
  tankMaxLevelM: Float64Array;
  /** Volume between lowest and highest level. */
  tankUsableM3: Float64Array;
  /** Volume over the lowest level at the start. */
  tankHeldM3: Float64Array;
  /** Pressures of the coupled run: below the first a junction delivers nothing, from the second on all that is wanted. */
  minimumPressureM: number;
  requiredPressureM: number;
}
