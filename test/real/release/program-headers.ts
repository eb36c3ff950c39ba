const ELF_MACHINES: Record<number, string> = { 62: 'amd64', 183: 'arm64' }
const PE_MACHINES: Record<number, string> = { 34404: 'amd64', 43620: 'arm64' }

/** Says by its header what a program runs on: `ELF arm64`, `PE amd64`. */
export function platformOf(program: Buffer): string {
  if (program.toString('latin1', 0, 4) === '\x7fELF') return `ELF ${ELF_MACHINES[program.readUInt16LE(18)]}`
  // An MZ program for DOS; the place of the header that Windows reads is at 0x3c.
  if (program.toString('latin1', 0, 2) === 'MZ') {
    const header = program.readUInt32LE(0x3c)
    if (program.toString('latin1', header, header + 4) === 'PE\0\0') {
      return `PE ${PE_MACHINES[program.readUInt16LE(header + 4)]}`
    }
  }
  return 'no program'
}
