/** The `cidr` functions. https://developer.hashicorp.com/terraform/language/functions (IP Network Functions) */
import { FunctionError, type PureFunction, UnsupportedCall } from "../function";
import { addressText, type Prefix, prefixText, readPrefix } from "./address";
import { integer, pure, pureWithRest, text } from "./signature";

const prefix = (value: Parameters<typeof text>[0]) => readPrefix(text(value));

export const network: { readonly [name: string]: PureFunction } = {
  cidrhost: pure([prefix, integer], host),
  cidrnetmask: pure([prefix], netmask),
  cidrsubnet: pure([prefix, integer, integer], (network, newBits, at) => prefixText(subnet(network, newBits, at))),
  cidrsubnets: pureWithRest([prefix], integer, subnets),
};

function host(network: Prefix, number: number): string {
  const size = 1n << BigInt(network.bits - network.length);
  // A negative number counts from the end.
  const offset = number < 0 ? size + BigInt(number) : BigInt(number);
  if (offset < 0n || offset >= size) throw new FunctionError(`the range has no host number ${number}`);
  return addressText(network.address + offset, network.bits);
}

function netmask(network: Prefix): string {
  if (network.bits !== 32) throw new FunctionError("an IPv6 range has no netmask");
  const size = 1n << BigInt(32 - network.length);
  return addressText((1n << 32n) - size, 32);
}

function subnet(network: Prefix, newBits: number, at: number): Prefix {
  const length = network.length + newBits;
  // Terraform answers, but with addresses outside the range.
  if (newBits < 0 || at < 0) throw new UnsupportedCall("negative numbers make no subnet");
  if (length > network.bits) throw new FunctionError(`the range has no room for ${newBits} more bits`);
  const number = BigInt(at);
  if (number >= 1n << BigInt(newBits)) throw new FunctionError(`${newBits} more bits make no subnet number ${at}`);
  return { ...network, length, address: network.address + (number << BigInt(network.bits - length)) };
}

/** Ranges one behind the other, each at the next address that fits its size. */
function subnets(newBits: readonly number[], network: Prefix): readonly string[] {
  const end = network.address + (1n << BigInt(network.bits - network.length));
  let next = network.address;
  // Terraform starts at the subnet before the range, and address zero has none.
  if (newBits.length && next === 0n) throw new FunctionError("there is no address before the range");
  return newBits.map((added) => {
    const length = network.length + added;
    if (added < 1) throw new FunctionError("every subnet must add at least one bit");
    if (added > 32 || length > network.bits) throw new FunctionError(`the range has no room for ${added} more bits`);
    const size = 1n << BigInt(network.bits - length);
    const start = ((next + size - 1n) / size) * size;
    next = start + size;
    if (next > end) throw new FunctionError("the subnets do not fit into the range");
    return prefixText({ address: start, length, bits: network.bits });
  });
}
