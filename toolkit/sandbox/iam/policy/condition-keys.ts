/** What is known of a request, by the names of condition keys. */
export interface ConditionKeys {
  /** Undefined when the request does not have the key; names in any case. */
  values(name: string): readonly string[] | undefined;
}
