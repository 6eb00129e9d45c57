/** A record that no retry brings to the delivery stream. */
export class Undeliverable extends Error {
  override readonly name = 'Undeliverable';

  constructor(
    /** As a failure document names it. */
    readonly condition: 'Undecodable' | 'TooLarge',
    message: string,
  ) {
    super(message);
  }
}
