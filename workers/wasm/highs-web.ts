import url from 'highs/runtime?url';

/** Where the page's own origin serves the HiGHS library. */
export const highsWasmUrl: string = url;
