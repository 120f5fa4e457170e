import type { Delivery, Turn } from "@centralita/contracts";
import type { ReactNode } from "react";
import { cn, DateTime } from "../../../shared/kit/index.ts";
import { DeliveryMark } from "./delivery-mark.tsx";

const looks: Record<Turn["who"], string> = {
	contact: "self-start rounded-bl-md bg-sunken dark:bg-raised",
	assistant: "self-end rounded-br-md border border-line bg-surface",
	user: "self-end rounded-br-md bg-brand-soft",
};

type Props = {
	who: Turn["who"];
	name: string;
	at: string;
	/** Of what went out over a vendor. */
	delivery?: Delivery | null;
	children: ReactNode;
};

/** Something that was said: by the visitor on the left, to the visitor on the right. */
export const Bubble = ({ who, name, at, delivery, children }: Props) => (
	<article className={cn("grid max-w-[85%] gap-0.5 rounded-2xl px-3.5 py-2", looks[who])}>
		<p className="flex items-baseline gap-2 text-ink-faint text-xs">
			<span className="font-medium text-ink-soft">{name}</span>
			<DateTime at={at} style="time" className="tabular-nums" />
		</p>
		{typeof children === "string" ? (
			<p className="whitespace-pre-wrap break-words text-sm leading-relaxed">{children}</p>
		) : (
			children
		)}
		{delivery && <DeliveryMark delivery={delivery} />}
	</article>
);
