import type { Rule } from './rule.ts'

/** A release without its exact tag could not be pinned, and nothing would keep it from being made twice. */
export const exactTag: Rule = {
  code: 'RG1205',
  check: ({ tags: { exact } }) => {
    if (exact.length > 0 && new Set(exact).size === exact.length) return []
    return [
      {
        path: ['tags', 'exact'],
        message:
          exact.length === 0 ? 'tags.exact is empty: a release needs its exact tag' : 'tags.exact names a form twice',
        hint: "write 'v', 'bare', or ['v', 'bare']",
      },
    ]
  },
}
