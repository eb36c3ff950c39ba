import fc from 'fast-check'
import type { TagPolicy, TagRequest } from '../../src/plan/tags.ts'
import type { Case } from './shells.ts'

/** Small numbers meet each other often; the large ones lie around what a shell and JavaScript can count to. */
const number = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: 0, max: 3 }).map(String) },
  { weight: 4, arbitrary: fc.integer({ min: 9, max: 101 }).map(String) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '00',
      '01',
      '007',
      '',
      '999999999999999',
      '1000000000000000',
      '9007199254740990',
      '9007199254740991',
      '9007199254740992',
      '9223372036854775807',
      '9223372036854775808',
      '99999999999999999999',
      '1e3',
      '0x1',
      '-1',
      '+1',
      ' 1',
      '１',
    ),
  },
)

const identifier = fc.oneof(
  fc.constantFrom('rc', 'beta', '1', '0', '01', '00a', '-', '--', 'a-b', '', 'é', 'x_y'),
  fc.string({ maxLength: 4 }),
)

const prerelease = fc.array(identifier, { minLength: 1, maxLength: 3 }).map((parts) => `-${parts.join('.')}`)
const build = fc.array(identifier, { minLength: 1, maxLength: 2 }).map((parts) => `+${parts.join('.')}`)
/** Around the 128 characters of a tag, and far above. */
const long = fc.oneof(fc.integer({ min: 117, max: 124 }), fc.constant(300)).map((length) => `-${'a'.repeat(length)}`)
const nothing = fc.constant('')

const core = fc.oneof(
  { weight: 12, arbitrary: fc.tuple(number, number, number).map((parts) => parts.join('.')) },
  { weight: 1, arbitrary: fc.array(number, { maxLength: 5 }).map((parts) => parts.join('.')) },
)

const tag = fc
  .tuple(
    fc.oneof({ weight: 12, arbitrary: fc.constant('v') }, fc.constantFrom('', 'V', 'vv', 'v ', 'release/v')),
    core,
    fc.oneof({ weight: 6, arbitrary: nothing }, { weight: 3, arbitrary: prerelease }, { weight: 1, arbitrary: long }),
    fc.oneof({ weight: 8, arbitrary: nothing }, build),
    fc.oneof({ weight: 20, arbitrary: nothing }, fc.constantFrom(' ', '\n', '\nv1.0.0', '/x', '*', '$(touch x)', '\\')),
  )
  .map((parts) => parts.join(''))

/** Nothing that an argument of a program cannot hold. */
const withoutNul = (text: string) => !text.includes('\0')

const ref = fc
  .oneof(
    { weight: 10, arbitrary: tag },
    { weight: 10, arbitrary: tag.map((name) => `refs/tags/${name}`) },
    { weight: 1, arbitrary: tag.map((name) => `refs/heads/${name}`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('refs/pull/7/merge', 'refs/notes/v1.0.0', 'refs/tags/', 'refs/', '', 'main'),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  )
  .filter(withoutNul)

const sha = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[0-9a-f]{40}$/) },
  fc.constantFrom(
    '',
    'abc123',
    'abc1234',
    '0123456',
    'ABCDEF0123',
    'a'.repeat(64),
    'a'.repeat(65),
    'g'.repeat(40),
    '1234567\n',
  ),
)

/** An existing tag is a line of git's list: it has no line break. */
const existing = fc.array(
  tag.filter((name) => withoutNul(name) && !name.includes('\n') && name !== ''),
  { maxLength: 6 },
)

const floor = fc.oneof(
  fc.constant(null),
  fc.constantFrom('0.0.0', '1.0.0', '1.2.3', '10.0.0', '0.0.1', '2.0.0', '999999999999999.0.0'),
)

const template = fc.constantFrom('snapshot-{sha}', '{sha}', 'edge', '{sha}-{sha}', 'a.{sha}_b')

const policy: fc.Arbitrary<TagPolicy> = fc.record({
  trigger: fc.constantFrom('stable', 'semver', 'any-v'),
  exact: fc.constantFrom<TagPolicy['exact'][]>(['v'], ['bare'], ['v', 'bare'], ['bare', 'v']),
  minorFrom: floor,
  majorFrom: floor,
  latestFrom: floor,
  prereleases: fc.constantFrom('reject', 'publish'),
  versionForm: fc.constantFrom('tag', 'bare'),
  snapshot: fc.oneof({ weight: 4, arbitrary: fc.record({ tag: template, version: template }) }, fc.constant(null)),
})

const request: fc.Arbitrary<TagRequest> = fc.record({
  event: fc.oneof(
    { weight: 12, arbitrary: fc.constant('push') },
    fc.constantFrom('workflow_dispatch', 'pull_request', 'schedule', ''),
  ),
  ref,
  sha,
  existing,
})

/** Random requests under random policies. */
export const tagCase: fc.Arbitrary<Case> = fc.record({ policy, request })
