const INDEX_BITS = 12;
const RANK_BITS = 32 - INDEX_BITS;
const REGISTERS = 1 << INDEX_BITS;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** A register of a sparse text: its index in two bytes, and its rank. */
const SPARSE_BYTES = 3;

/**
 * Estimates how many distinct values it has seen, with a standard error of 1.6 %, in 4 KB: a HyperLogLog, read with the
 * estimator of Otmar Ertl (2017), which needs no correction for small or large numbers.
 */
export class DistinctValues {
  private readonly registers = Buffer.alloc(REGISTERS);
  private filled = 0;

  /** Continues from what `toString` gave. */
  public constructor(state?: string) {
    const saved = Buffer.from(state ?? '', 'base64');
    if (saved.length === REGISTERS) for (const [register, rank] of saved.entries()) this.raise(register, rank);
    else if (saved.length % SPARSE_BYTES === 0) this.raiseAll(saved);
  }

  public add(bytes: Buffer, start = 0, end = bytes.length): void {
    const hash = hashOf(bytes, start, end);
    const register = hash >>> RANK_BITS;
    const rank = Math.clz32((hash << INDEX_BITS) | (1 << (INDEX_BITS - 1))) + 1;
    this.raise(register, rank);
  }

  public estimate(): number {
    const counts = new Array<number>(RANK_BITS + 2).fill(0);
    for (const rank of this.registers) counts[rank] = (counts[rank] ?? 0) + 1;
    const share = (rank: number) => (counts[rank] as number) / REGISTERS;
    let sum = tau(1 - share(RANK_BITS + 1));
    for (let rank = RANK_BITS; rank >= 1; rank--) sum = (sum + share(rank)) / 2;
    return Math.round(REGISTERS / (2 * Math.LN2 * (sum + sigma(share(0)))));
  }

  /** Base64 of all registers, or of those which are not zero while these are few. */
  public toString(): string {
    return (this.isSparse ? this.sparse() : this.registers).toString('base64');
  }

  /** The registers, a byte each. Those of two estimates become those of both by taking the greater of each. */
  public toRegisters(): Buffer {
    return Buffer.from(this.registers);
  }

  /** Length of what `toString` gives. */
  public get textLength(): number {
    const bytes = this.isSparse ? this.filled * SPARSE_BYTES : REGISTERS;
    return Math.ceil(bytes / 3) * 4;
  }

  private get isSparse(): boolean {
    return this.filled * SPARSE_BYTES < REGISTERS;
  }

  private sparse(): Buffer {
    const bytes = Buffer.allocUnsafe(this.filled * SPARSE_BYTES);
    let at = 0;
    for (let register = 0; register < REGISTERS; register++) {
      const rank = this.registers[register] as number;
      if (rank > 0) at = bytes.writeUInt8(rank, bytes.writeUInt16BE(register, at));
    }
    return bytes;
  }

  private raiseAll(sparse: Buffer): void {
    for (let at = 0; at < sparse.length; at += SPARSE_BYTES) {
      this.raise(sparse.readUInt16BE(at) % REGISTERS, sparse.readUInt8(at + 2));
    }
  }

  private raise(register: number, rank: number): void {
    const before = this.registers[register] as number;
    if (rank <= before) return;
    if (before === 0) this.filled += 1;
    this.registers[register] = rank;
  }
}

/** FNV-1a, and then the last step of MurmurHash3, without which like addresses have like hashes. */
function hashOf(bytes: Buffer, start: number, end: number): number {
  let hash = FNV_OFFSET;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] as number), FNV_PRIME);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The sum of x^(2^k) 2^(k-1) over k from 0 up, x counted once more: what the empty registers tell. */
function sigma(x: number): number {
  if (x === 1) return Number.POSITIVE_INFINITY;
  let [power, weight, sum, previous] = [x, 1, x, -1];
  while (sum !== previous) {
    previous = sum;
    power *= power;
    sum += power * weight;
    weight *= 2;
  }
  return sum;
}

/** A third of 1 - x less the sum of (1 - x^(2^-k))^2 2^-k over k from 1 up: what the full registers tell. */
function tau(x: number): number {
  let [root, weight, sum, previous] = [x, 1, 1 - x, -1];
  while (sum !== previous && root !== 0) {
    previous = sum;
    root = Math.sqrt(root);
    weight /= 2;
    sum -= (1 - root) ** 2 * weight;
  }
  return x === 0 ? 0 : sum / 3;
}
