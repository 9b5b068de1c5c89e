import type { Map as MapLibre } from 'maplibre-gl';

/** A canvas over the map's own that shows given pixels; it takes no pointer. */
export interface StillCanvas {
  show(isShown: boolean): void;
  /** Sets its size in device px. */
  resize(width: number, height: number): void;
  /** Sends the lines of pixels from `first` to `last` and shows all. RGBA from the lower left. */
  present(pixels: Uint8ClampedArray, first: number, last: number): void;
  dispose(): void;
}

/** Undefined where the browser gives no second WebGL 2 context. */
export function createStillCanvas(after: HTMLElement): StillCanvas | undefined {
  const canvas = document.createElement('canvas');
  canvas.className = 'map-still';
  canvas.style.cssText =
    'position:absolute;inset:0;width:100%;height:100%;pointer-events:none;visibility:hidden';
  const gl = canvas.getContext('webgl2', { alpha: false, antialias: false, depth: false, stencil: false });
  if (!gl) return undefined;
  after.after(canvas);
  let texture: WebGLTexture | null = null;
  const frame = gl.createFramebuffer();

  return {
    show(isShown) {
      canvas.style.visibility = isShown ? 'visible' : 'hidden';
    },
    resize(width, height) {
      if (texture && canvas.width === width && canvas.height === height) return;
      canvas.width = width;
      canvas.height = height;
      gl.deleteTexture(texture);
      texture = gl.createTexture();
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA8, width, height);
      gl.bindFramebuffer(gl.READ_FRAMEBUFFER, frame);
      gl.framebufferTexture2D(gl.READ_FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0);
    },
    present(pixels, first, last) {
      const { width, height } = canvas;
      if (last >= first) {
        const part = pixels.subarray(4 * width * first, 4 * width * (last + 1));
        gl.texSubImage2D(
          gl.TEXTURE_2D,
          0,
          0,
          first,
          width,
          last - first + 1,
          gl.RGBA,
          gl.UNSIGNED_BYTE,
          part,
        );
      }
      gl.blitFramebuffer(0, 0, width, height, 0, 0, width, height, gl.COLOR_BUFFER_BIT, gl.NEAREST);
    },
    dispose() {
      gl.getExtension('WEBGL_lose_context')?.loseContext();
      canvas.remove();
    },
  };
}

/** The context that a map draws with; undefined where that is not WebGL 2. */
export function contextOf(map: MapLibre): WebGL2RenderingContext | undefined {
  return map.getCanvas().getContext('webgl2') ?? undefined;
}

/** True where no graphics card draws a map, so that every pixel costs the processor. */
export function isSoftwareDrawn(map: MapLibre): boolean {
  const gl = contextOf(map);
  if (!gl) return false;
  const named = gl.getExtension('WEBGL_debug_renderer_info');
  const name = String(gl.getParameter(named ? named.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
  return /swiftshader|llvmpipe|softpipe|software|basic render/i.test(name);
}

/** Reads what has been drawn so far; where `clears`, what follows is drawn on nothing. Left as it was but for the clear colour. */
export function takeSlice(
  gl: WebGL2RenderingContext,
  width: number,
  height: number,
  into: Uint8Array | undefined,
  clears: boolean,
): void {
  if (into) {
    gl.bindBuffer(gl.PIXEL_PACK_BUFFER, null);
    gl.pixelStorei(gl.PACK_ALIGNMENT, 4);
    gl.readPixels(0, 0, width, height, gl.RGBA, gl.UNSIGNED_BYTE, into);
  }
  if (!clears) return;
  gl.disable(gl.SCISSOR_TEST);
  gl.colorMask(true, true, true, true);
  gl.clearColor(0, 0, 0, 0);
  gl.clear(gl.COLOR_BUFFER_BIT);
}
