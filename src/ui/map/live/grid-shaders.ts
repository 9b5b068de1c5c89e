import { branchClasses } from '../state-classes';
import { busLook, firstOutClass, lineClassCount, lineLook } from './line-look';

/** What both shaders know: where the view is, and the class of each row. */
const head = `#version 300 es
precision highp float;
uniform vec2 u_origin;
uniform float u_world;
uniform vec2 u_view;
uniform float u_factor;
uniform highp sampler2D u_states;
`;

/** Class of a row, from the texture of states. */
const classOf = `
int classOf(float row) {
  int at = int(row + 0.5);
  int across = textureSize(u_states, 0).x;
  return int(texelFetch(u_states, ivec2(at % across, at / across), 0).r * 255.0 + 0.5);
}
vec4 clip(vec2 px) {
  return vec4(px.x / u_view.x * 2.0 - 1.0, 1.0 - px.y / u_view.y * 2.0, 0.0, 1.0);
}
`;

/** A number as GLSL writes a float. */
const glsl = (value: number) => (Number.isInteger(value) ? value.toFixed(1) : String(value));
const look = Object.fromEntries(
  Object.entries(lineLook).flatMap(([name, value]) =>
    typeof value === 'number' ? [[name, glsl(value)]] : [],
  ),
) as Record<Exclude<keyof typeof lineLook, 'loadedPx'>, string>;
const loadedCount = lineLook.loadedPx.length;

/**
 * Lines by class: 0 to 4 live, wider with loading; 5 and 8 without voltage, dashed; 6 and 7 lost or tripped, thin with ties
 * across. Classes are those of \`branchClasses\`.
 */
export const lineVertex = `${head}
uniform vec4 u_colours[${lineClassCount}];
in vec2 a_corner;
in vec4 a_ends;
in float a_before;
in float a_row;
in float a_width;
out vec4 v_colour;
out vec2 v_at;
flat out vec2 v_half;
flat out float v_sort;
${classOf}
const float loaded[${loadedCount}] = float[${loadedCount}](${lineLook.loadedPx.map(glsl).join(', ')});
void main() {
  int code = min(classOf(a_row), ${lineClassCount - 1});
  bool isBroken = code == ${branchClasses.lost} || code == ${branchClasses.tripped};
  bool isOut = code >= ${firstOutClass};
  float width = u_factor * (isBroken ? ${look.tiesPx} : isOut ? max(${look.leastOutPx}, ${look.outShare} * a_width) : a_width + loaded[code]);
  vec2 from = u_origin + a_ends.xy * u_world;
  vec2 to = u_origin + a_ends.zw * u_world;
  vec2 along = to - from;
  float length = max(length(along), 1e-6);
  along /= length;
  float reach = 0.5 * width + 1.0;
  float overlap = isOut ? 0.0 : ${look.overlapShare} * width;
  vec2 across = vec2(-along.y, along.x);
  float at = a_corner.x < 0.0 ? -overlap : length + overlap;
  vec2 px = from + along * at + across * reach * a_corner.y;
  v_at = vec2(a_before * u_world + at, reach * a_corner.y);
  v_half = vec2(0.5 * width, ${look.thinHalfPx} * max(u_factor, ${look.leastThinScale}));
  v_sort = isBroken ? 2.0 : isOut ? 1.0 : 0.0;
  v_colour = u_colours[code];
  gl_Position = clip(px);
}`;

export const lineFragment = `#version 300 es
precision highp float;
in vec4 v_colour;
in vec2 v_at;
flat in vec2 v_half;
flat in float v_sort;
out vec4 colour;
void main() {
  float far = abs(v_at.y);
  float shown = clamp(v_half.x + 0.5 - far, 0.0, 1.0);
  if (v_sort > 1.5) {
    float isTie = step(mod(v_at.x, ${look.tiePeriod} * v_half.x), max(${look.tieLength} * v_half.x, 1.0));
    shown = max(clamp(v_half.y + 0.5 - far, 0.0, 1.0), isTie * shown);
  } else if (v_sort > 0.5) {
    float width = 2.0 * v_half.x;
    shown *= step(mod(v_at.x, ${look.dashPeriod} * width), ${look.dashLength} * width);
  }
  if (shown <= 0.0) discard;
  colour = v_colour * shown;
}`;

/** Circles by class: filled while live, hollow when dead or lost. Classes are those of \`busStates\`. */
export const pointVertex = `${head}
uniform vec4 u_fills[4];
uniform vec4 u_edges[4];
in vec2 a_corner;
in vec2 a_place;
in float a_row;
in float a_radius;
out vec2 v_at;
flat out float v_radius;
flat out vec4 v_fill;
flat out vec4 v_edge;
${classOf}
void main() {
  int code = min(classOf(a_row), 3);
  float radius = u_factor * a_radius;
  float reach = radius + 2.6;
  v_at = a_corner * reach;
  v_radius = radius;
  v_fill = u_fills[code];
  v_edge = u_edges[code];
  gl_Position = clip(u_origin + a_place * u_world + v_at);
}`;

/** Width of the edge around a bus, px. */
export const pointFragment = `#version 300 es
precision highp float;
in vec2 v_at;
flat in float v_radius;
flat in vec4 v_fill;
flat in vec4 v_edge;
out vec4 colour;
void main() {
  float far = length(v_at);
  float shown = clamp(v_radius + ${glsl(busLook.edgePx)} - far, 0.0, 1.0);
  if (shown <= 0.0) discard;
  float isFill = clamp(v_radius + ${glsl(busLook.fillPx)} - far, 0.0, 1.0);
  colour = mix(v_edge, v_fill, isFill) * shown;
}`;
