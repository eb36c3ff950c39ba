/** A stable or prerelease version, as SemVer 2.0.0 defines it, without build metadata. */
export interface Version {
  major: number
  minor: number
  patch: number
  /** The part after `-`; empty for a stable version. */
  prerelease: string
}

/** Why a text is no version that can be released. */
export type VersionFault = 'not-a-version' | 'build-metadata'

const core = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/
const identifier = /^(?:0|[1-9]\d*|\d*[A-Za-z-][0-9A-Za-z-]*)$/
const buildMetadata = /^[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*$/

/**
 * Reads `1.2.3` or `1.2.3-rc.1` strictly: no `v`, no leading zeros, no number above 2^53 - 1 (the bound of the
 * `semver` package, which a shell can count to as well).
 */
export function parseVersion(text: string): Version | VersionFault {
  const plus = text.indexOf('+')
  const version = plus < 0 ? text : text.slice(0, plus)
  const dash = version.indexOf('-')
  const numbers = core.exec(dash < 0 ? version : version.slice(0, dash))
  const prerelease = dash < 0 ? '' : version.slice(dash + 1)
  if (!numbers) return 'not-a-version'
  if (dash >= 0 && !prerelease.split('.').every((part) => identifier.test(part))) return 'not-a-version'
  const [major, minor, patch] = numbers.slice(1).map(Number) as [number, number, number]
  if (![major, minor, patch].every(Number.isSafeInteger)) return 'not-a-version'
  if (plus >= 0) return buildMetadata.test(text.slice(plus + 1)) ? 'build-metadata' : 'not-a-version'
  return { major, minor, patch, prerelease }
}

/** Orders two versions by their three numbers; the prerelease does not count. Negative: `a` is lower. */
export function compareCore(a: Version, b: Version): number {
  return a.major - b.major || a.minor - b.minor || a.patch - b.patch
}
