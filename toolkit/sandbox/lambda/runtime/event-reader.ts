/** Reads the events of an execution environment, which come one after the other. */
export class EventReader {
  private text = '';
  private again: { readonly value: object | null } | undefined;

  /** @param text JSON text; absent for the event that came before, so that a large batch is not read on every retry */
  read(text?: string): unknown {
    if (text === undefined) return this.copy();
    this.text = text;
    this.again = undefined;
    return JSON.parse(text);
  }

  private copy(): unknown {
    this.again ??= { value: JSON.parse(this.text) };
    this.text = '';
    return copyOf(this.again).value;
  }
}

/** Each object and array is another one; strings, which most of an event is, are not. Depth is not limited, as it is not for JSON. */
function copyOf<T extends object>(original: T): T {
  const whole = { ...original };
  const copies: Record<string, unknown>[] = [whole as Record<string, unknown>];
  for (const copy of copies) {
    for (const [key, member] of Object.entries(copy)) {
      if (typeof member !== 'object' || member === null) continue;
      const own = (Array.isArray(member) ? [...member] : { ...member }) as Record<string, unknown>;
      copy[key] = own;
      copies.push(own);
    }
  }
  return whole;
}
