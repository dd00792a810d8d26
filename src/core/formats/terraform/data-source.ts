/** Which API object a `data` block reads, as far as the text tells: it may be declared in the workspace as well. */
import { kindOfTerraformType } from "../../kinds/registry";
import { attributeOf } from "./attributes";
import { evaluate } from "./evaluate/evaluate";
import { toPlain } from "./evaluate/value";
import type { Module } from "./module";
import type { Declaration } from "./module-index";
import { providerArgument, providerOf } from "./providers";

/**
 * The relative self-link: `projects/shop/regions/europe-west1/backendServices/web`. The project is left out where it is not
 * known; undefined where the type, the name or the place is not.
 */
export function dataSourceLink(module: Module, declaration: Declaration): string | undefined {
  const { block } = declaration.top;
  const known = kindOfTerraformType(block.labels[0]?.text ?? "");
  if (!known) return undefined;
  const context = module.contextOf(declaration);
  // Which of several each instance reads is not told apart.
  if (["count", "for_each"].some((it) => attributeOf(block.body.items, it))) return undefined;
  const text = (name: string): string | undefined => {
    const attribute = attributeOf(block.body.items, name);
    const plain = attribute && toPlain(evaluate(attribute.value, context));
    return plain && "plain" in plain && typeof plain.plain === "string" ? plain.plain : undefined;
  };
  const isSet = (name: string) => attributeOf(block.body.items, name) !== undefined;
  const here = (name: string) => (isSet(name) ? text(name) : providerArgument(module, providerOf(block), name));
  const name = text("name");
  if (name === undefined || (isSet("project") && text("project") === undefined)) return undefined;
  const { scope, locationArgument } = known.tf;
  const place = scope === "global" ? undefined : here(locationArgument ?? scope);
  if (scope !== "global" && place === undefined) return undefined;
  const project = here("project");
  const where =
    place === undefined || place === "global" ? "global" : `${scope}s/${place.slice(place.lastIndexOf("/") + 1)}`;
  const collection = known.tf.collection ?? known.spec.collection;
  return `${project === undefined ? "" : `projects/${project}/`}${where}/${collection}/${name}`;
}
