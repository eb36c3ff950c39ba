import type { Rule } from './rule.ts'

/** `0` promises compatibility that SemVer 4 denies to 0.y.z; some house styles want it all the same. */
export const rollingTagZero: Rule = {
  code: 'RG1203',
  check: ({ tags: { major } }) => {
    if (major === false || !major.from.startsWith('0.')) return []
    return [
      {
        path: ['tags', 'major'],
        severity: 'info',
        message:
          'before 1.0.0 a rolling tag 0 is published, which may break those who follow it with every minor version',
        hint: "write tags: { major: { from: '1.0.0' } } to begin with 1",
      },
    ]
  },
}
