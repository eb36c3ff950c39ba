import type * as Library from '../../src/index.ts'

/** The library as it is published, with the types of its sources. */
export const { compile } = (await import(
  new URL('../../dist/index.js', import.meta.url).href
)) as typeof import('../../src/index.ts')

/** A config with nothing to find fault with, and what a test adds to it. */
export function configWith(fields: object): Library.ReleaseConfig {
  return { image: 'acme/app', registry: 'gitea.example.org', ...fields } as Library.ReleaseConfig
}

/** Codes and key paths of what is found in a config: `RG1101 image`. */
export function findingsIn(fields: object): string[] {
  return compile(configWith(fields)).diagnostics.map(({ code, path }) => `${code} ${path}`)
}
