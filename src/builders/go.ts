import type { BinarySettings, Settings } from '../config/settings.ts'

/** A binary for one platform. */
export interface BinaryBuild {
  /** `linux/arm/v7`. */
  platform: string
  os: string
  arch: string
  /** `GOARM`, `7`; empty for architectures without variant. */
  arm: string
  /** Name of the file in the image; the make fragment uses it below `bin/os-arch/`. */
  fileName: string
}

/** The binaries of a config. A module with its main package at the root is the common small case, and needs no words. */
export function binariesOf({
  binaries,
  image = 'app',
}: Pick<Settings, 'binaries' | 'image'>): [string, BinarySettings][] {
  const written = Object.entries(binaries)
  return written.length > 0 ? written : [[image.slice(image.lastIndexOf('/') + 1), { package: '.' }]]
}

/** Every build of a binary: for its own platforms, or else for those of the image. */
export function buildsOf(name: string, binary: BinarySettings, imagePlatforms: readonly string[]): BinaryBuild[] {
  const template = binary.fileName ?? (binary.platforms ? '{name}-{os}-{arch}{ext}' : '{name}{ext}')
  return (binary.platforms ?? imagePlatforms).map((platform) => describeBuild(name, platform, template))
}

/** Names a build. `{arch}` carries the variant, so that two ARM builds never share a name. */
function describeBuild(name: string, platform: string, template: string): BinaryBuild {
  const [os = '', arch = '', variant = ''] = platform.split('/')
  const ext = os === 'windows' ? '.exe' : ''
  const values: Record<string, string> = { name, os, arch: `${arch}${variant}`, ext }
  return {
    platform,
    os,
    arch,
    arm: arch === 'arm' ? variant.slice(1) : '',
    fileName: template.replace(/\{(\w+)\}/g, (blank, key: string) => values[key] ?? blank),
  }
}
