/** Every product that can be made from nothing. The classic ones are not offered: what they do, others do better. */
import type { NewProduct } from "./model";
import { crossRegionInternalAlb } from "./products/cross-region-internal-alb";
import { globalExternalAlb } from "./products/global-external-alb";
import { externalPassthroughNlb, internalPassthroughNlb } from "./products/passthrough-nlbs";
import {
  crossRegionInternalProxyNlb,
  globalExternalProxyNlb,
  regionalExternalProxyNlb,
  regionalInternalProxyNlb,
} from "./products/proxy-nlbs";
import { regionalExternalAlb } from "./products/regional-external-alb";
import { regionalInternalAlb } from "./products/regional-internal-alb";

export const newProducts: readonly NewProduct[] = [
  globalExternalAlb,
  regionalExternalAlb,
  regionalInternalAlb,
  crossRegionInternalAlb,
  globalExternalProxyNlb,
  regionalExternalProxyNlb,
  regionalInternalProxyNlb,
  crossRegionInternalProxyNlb,
  externalPassthroughNlb,
  internalPassthroughNlb,
];

export function newProduct(id: string): NewProduct | undefined {
  return newProducts.find((it) => it.id === id);
}
