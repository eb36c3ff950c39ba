// The parser that `transform` uses. Sucrase has no other way to its tokens that keeps their place.
declare module 'sucrase/dist/parser/index.js' {
  export function parse(
    code: string,
    jsx: boolean,
    typescript: boolean,
    flow: boolean,
  ): { tokens: readonly { start: number; end: number }[] }
}
