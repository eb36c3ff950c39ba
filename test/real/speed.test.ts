import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { root } from '../repositories.ts'

describe('relgen check', () => {
  it('takes less than three times as long as an empty Node process, median of nine', () => {
    const printed = execFileSync(process.execPath, ['tools/bench.mjs'], { cwd: root, encoding: 'utf8' })
    console.log(printed)
    expect(Number(/^ratio +([\d.]+)$/m.exec(printed)?.[1])).toBeLessThan(3)
  })
})
