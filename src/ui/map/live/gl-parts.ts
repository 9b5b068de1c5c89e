/** A compiled pair of shaders and where its values go. */
export interface GlProgram {
  use(): void;
  place(name: string): WebGLUniformLocation | null;
  attribute(name: string): number;
}

/** Compiles and links; throws the driver's own words, for a shader that does not compile is a bug. */
export function createProgram(gl: WebGL2RenderingContext, vertex: string, fragment: string): GlProgram {
  const program = gl.createProgram();
  for (const [type, text] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(type);
    if (!shader) throw new Error('The graphics context is lost.');
    gl.shaderSource(shader, text);
    gl.compileShader(shader);
    if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS) && !gl.isContextLost())
      throw new Error(gl.getShaderInfoLog(shader) ?? 'shader');
    gl.attachShader(program, shader);
  }
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost())
    throw new Error(gl.getProgramInfoLog(program) ?? 'program');
  const places = new Map<string, WebGLUniformLocation | null>();
  return {
    use: () => gl.useProgram(program),
    place(name) {
      let found = places.get(name);
      if (found === undefined) {
        found = gl.getUniformLocation(program, name);
        places.set(name, found);
      }
      return found;
    },
    attribute: (name) => gl.getAttribLocation(program, name),
  };
}

export interface Quads {
  /** Takes the first `count` of some rows; nothing is drawn before. */
  choose(rows: Uint32Array, count: number): void;
  draw(): void;
  dispose(): void;
}

/** Corners of a quad, and its two triangles. */
const corners = [-1, -1, 1, -1, -1, 1, 1, 1] as const;
const triangles = [0, 1, 2, 2, 1, 3] as const;

/**
 * Quads of two triangles, one for each row of a buffer; `fields` are the row's numbers in order. Every corner carries the
 * row's numbers: drawn once per instance instead, each quad would be a draw of its own where the processor paints. Only
 * chosen rows are drawn, in the order of the choice.
 */
export function createQuads(
  gl: WebGL2RenderingContext,
  program: GlProgram,
  rows: Float32Array,
  fields: readonly (readonly [name: string, size: number])[],
): Quads {
  const perRow = fields.reduce((sum, [, size]) => sum + size, 0);
  const count = rows.length / perRow;
  const perCorner = perRow + 2;
  const values = new Float32Array(count * 4 * perCorner);
  const order = new Uint32Array(count * 6);
  for (let row = 0; row < count; row++) {
    const fieldsOfRow = rows.subarray(row * perRow, (row + 1) * perRow);
    for (let corner = 0; corner < 4; corner++) {
      const at = (4 * row + corner) * perCorner;
      values[at] = corners[2 * corner];
      values[at + 1] = corners[2 * corner + 1];
      values.set(fieldsOfRow, at + 2);
    }
  }
  let drawnCount = 0;
  const array = gl.createVertexArray();
  const buffers = [gl.createBuffer(), gl.createBuffer()];
  gl.bindVertexArray(array);
  gl.bindBuffer(gl.ARRAY_BUFFER, buffers[0]);
  gl.bufferData(gl.ARRAY_BUFFER, values, gl.STATIC_DRAW);
  gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, buffers[1]);
  gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, order.byteLength, gl.DYNAMIC_DRAW);
  let offset = 0;
  for (const [name, size] of [['a_corner', 2] as const, ...fields]) {
    const at = program.attribute(name);
    if (at >= 0) {
      gl.enableVertexAttribArray(at);
      gl.vertexAttribPointer(at, size, gl.FLOAT, false, perCorner * 4, offset * 4);
    }
    offset += size;
  }
  gl.bindVertexArray(null);
  return {
    choose(rows, count) {
      for (let i = 0; i < count; i++)
        for (let k = 0; k < 6; k++) order[6 * i + k] = 4 * rows[i] + triangles[k];
      drawnCount = 6 * count;
      gl.bindVertexArray(array);
      gl.bufferSubData(gl.ELEMENT_ARRAY_BUFFER, 0, order, 0, drawnCount);
      gl.bindVertexArray(null);
    },
    draw() {
      if (drawnCount === 0) return;
      gl.bindVertexArray(array);
      gl.drawElements(gl.TRIANGLES, drawnCount, gl.UNSIGNED_INT, 0);
      gl.bindVertexArray(null);
    },
    dispose() {
      gl.deleteVertexArray(array);
      for (const buffer of buffers) gl.deleteBuffer(buffer);
    },
  };
}

/** Rows of texels that changed are sent; one byte a row of the table. */
export interface StateTexture {
  readonly codes: Uint8Array;
  /** Raised whenever a row passes from one sort to the other. */
  readonly passages: number;
  set(row: number, code: number): void;
  /** Sends what changed since the last time and binds the texture to unit 0. */
  bind(gl: WebGL2RenderingContext): void;
  dispose(): void;
}

const texelsAcross = 256;

/** `firstOther` parts codes into two sorts, below it and from it on. */
export function createStateTexture(rowCount: number, firstOther = 256): StateTexture {
  const down = Math.max(1, Math.ceil(rowCount / texelsAcross));
  const codes = new Uint8Array(texelsAcross * down);
  let firstRow = 0;
  let lastRow = down - 1;
  let owner: WebGL2RenderingContext | undefined;
  let texture: WebGLTexture | null = null;
  let passages = 0;
  return {
    codes,
    get passages() {
      return passages;
    },
    set(row, code) {
      if (codes[row] === code) return;
      if (codes[row] >= firstOther !== code >= firstOther) passages++;
      codes[row] = code;
      const line = Math.floor(row / texelsAcross);
      firstRow = Math.min(firstRow, line);
      lastRow = Math.max(lastRow, line);
    },
    bind(gl) {
      gl.activeTexture(gl.TEXTURE0);
      const isNew = owner !== gl || !texture;
      if (isNew) {
        owner = gl;
        texture = gl.createTexture();
      }
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.pixelStorei(gl.UNPACK_ALIGNMENT, 1);
      gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
      gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
      if (isNew) {
        gl.texImage2D(gl.TEXTURE_2D, 0, gl.R8, texelsAcross, down, 0, gl.RED, gl.UNSIGNED_BYTE, codes);
        for (const side of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T])
          gl.texParameteri(gl.TEXTURE_2D, side, gl.CLAMP_TO_EDGE);
        for (const side of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER])
          gl.texParameteri(gl.TEXTURE_2D, side, gl.NEAREST);
      } else if (lastRow >= firstRow) {
        const part = codes.subarray(firstRow * texelsAcross, (lastRow + 1) * texelsAcross);
        const height = lastRow - firstRow + 1;
        gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, firstRow, texelsAcross, height, gl.RED, gl.UNSIGNED_BYTE, part);
      }
      firstRow = down;
      lastRow = -1;
    },
    dispose() {
      if (owner && texture) owner.deleteTexture(texture);
      texture = null;
      owner = undefined;
    },
  };
}
