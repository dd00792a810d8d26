/** An inner call as an argument: a set, a map or a list that no literal can write. */
export const call = (name, ...args) => ({ $call: { name, args } });
