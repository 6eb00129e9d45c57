declare module 'snappyjs' {
  export function compress(data: Buffer): Buffer;
  export function uncompress(compressed: Buffer): Buffer;
}
