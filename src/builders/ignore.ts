/** What no build of a module needs: its change would only cost the cache. */
export const ignoredByDefault = ['.git', '.gitea', '.forgejo', '.github', 'bin', 'release.config.*', '**/.env*']

/**
 * Whether a path of the build context is kept out of it, by the patterns of a `.dockerignore`: a pattern holds for all
 * that lies below it, and the last one that holds decides.
 *
 * @param path below the context, with `/`
 */
export function isIgnored(path: string, patterns: readonly string[]): boolean {
  const clean = path.replace(/\/$/, '')
  return patterns.reduce((ignored, pattern) => {
    const exception = pattern.startsWith('!')
    return matcherOf(exception ? pattern.slice(1) : pattern).test(clean) ? !exception : ignored
  }, false)
}

/** `*` stays within a name, `**` spans directories. */
function matcherOf(pattern: string): RegExp {
  const source = pattern
    .replace(/\/$/, '')
    .split(/(\*\*\/|\*\*|\*|\?)/)
    .map((part) => wildcards[part] ?? part.replace(/[.+^$()|[\]{}\\]/g, '\\$&'))
    .join('')
  return new RegExp(`^${source}(?:/.*)?$`)
}

const wildcards: Readonly<Record<string, string>> = { '**/': '(?:.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' }
