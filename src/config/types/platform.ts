/** OCI platform of a published image, `os/arch[/variant]`. An image index holds one manifest for each. */
export type ImagePlatform =
  | 'linux/amd64'
  | 'linux/arm64'
  | 'linux/arm/v7'
  | 'linux/arm/v6'
  | 'linux/386'
  | 'linux/ppc64le'
  | 'linux/riscv64'
  | 'linux/s390x'

/** Platform of a cross-compiled binary; a binary baked into an image may be for another system than the image. */
export type BinaryPlatform =
  | ImagePlatform
  | 'windows/amd64'
  | 'windows/arm64'
  | 'darwin/amd64'
  | 'darwin/arm64'
  | 'freebsd/amd64'
  | 'freebsd/arm64'
