/** Folds a node's rows or a lane's nodes away, and back. */
import { Icon } from "../../controls/icons";
import { useSession } from "../../state/use-app";

export interface FoldButtonProps {
  readonly id: string;
  readonly folded: boolean;
  /** Tab reaches it: it belongs to the node that has the keyboard, or to a lane. */
  readonly reachable: boolean;
  readonly what: string;
  readonly of: string;
}

export function FoldButton({ id, folded, reachable, what, of }: FoldButtonProps) {
  const session = useSession();
  const label = `${folded ? "Show" : "Hide"} the ${what} of ${of}`;
  return (
    <button
      type="button"
      className="lb-fold"
      aria-expanded={!folded}
      aria-label={label}
      title={label}
      tabIndex={reachable ? 0 : -1}
      onClick={() => session.toggleFold(id)}
    >
      <Icon shape={folded ? "right" : "down"} size={12} />
    </button>
  );
}
