import { Tooltip as Primitive } from "radix-ui";
import type { ReactNode } from "react";

export const TooltipProvider = ({ children }: { children: ReactNode }) => (
	<Primitive.Provider delayDuration={350} skipDelayDuration={200}>
		{children}
	</Primitive.Provider>
);

/** A short explanation on hover and focus, never the only place of an information. Rendered in place, to stay within its landmark. */
export function Tooltip({
	text,
	children,
	side = "top",
}: {
	text: string;
	children: ReactNode;
	side?: "top" | "right" | "bottom" | "left";
}) {
	return (
		<Primitive.Root>
			<Primitive.Trigger asChild>{children}</Primitive.Trigger>
			<Primitive.Content
				side={side}
				sideOffset={6}
				collisionPadding={8}
				className="z-60 max-w-72 animate-fade-in rounded-md bg-ink px-2.5 py-1.5 whitespace-normal font-normal text-canvas text-xs shadow-pop"
			>
				{text}
			</Primitive.Content>
		</Primitive.Root>
	);
}
