import { DropdownMenu as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./class-names.ts";

/** `trigger` is one button. Non-modal, because Radix's modal menu injects a style element; in place, to stay within its landmark. */
export function DropdownMenu({
	trigger,
	children,
	align = "end",
	side = "bottom",
	leaveFocus,
}: {
	trigger: ReactNode;
	children: ReactNode;
	align?: "start" | "end";
	side?: "top" | "bottom" | "right";
	/** Asked when it closes: whether the focus goes elsewhere; otherwise the trigger gets it back. */
	leaveFocus?: () => boolean;
}) {
	return (
		<Primitive.Root modal={false}>
			<Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
			<Primitive.Content
				align={align}
				side={side}
				sideOffset={6}
				collisionPadding={8}
				onCloseAutoFocus={(event) => {
					if (leaveFocus?.()) event.preventDefault();
				}}
				className="z-50 min-w-48 animate-rise-in rounded-xl border border-line bg-surface p-1 shadow-pop dark:bg-raised"
			>
				{children}
			</Primitive.Content>
		</Primitive.Root>
	);
}

const item =
	"flex w-full cursor-default select-none items-center gap-2.5 rounded-lg px-2.5 py-1.5 text-sm outline-none data-[disabled]:opacity-50 data-[highlighted]:bg-ink/6 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-faint";

export function MenuItem({ tone, className, ...props }: ComponentProps<typeof Primitive.Item> & { tone?: "danger" }) {
	return (
		<Primitive.Item
			className={cn(
				item,
				tone === "danger" && "text-bad-ink data-[highlighted]:bg-bad-soft [&_svg]:text-bad-ink",
				className,
			)}
			{...props}
		/>
	);
}

export const MenuSeparator = () => <Primitive.Separator className="-mx-1 my-1 h-px bg-line" />;

export const MenuLabel = ({ children }: { children: ReactNode }) => (
	<Primitive.Label className="px-2.5 pt-1.5 pb-1 font-medium text-ink-faint text-xs">{children}</Primitive.Label>
);

type RadioProps<T extends string> = {
	value: T;
	onValueChange: (value: T) => void;
	options: readonly { value: T; label: string; icon?: ReactNode }[];
};

export function MenuRadioGroup<T extends string>({ value, onValueChange, options }: RadioProps<T>) {
	return (
		<Primitive.RadioGroup value={value}>
			{options.map((option) => (
				<Primitive.RadioItem
					key={option.value}
					value={option.value}
					onSelect={() => onValueChange(option.value)}
					className={cn(item, "data-[state=checked]:font-medium")}
				>
					{option.icon}
					<span className="grow">{option.label}</span>
					<Primitive.ItemIndicator className="size-1.5 rounded-full bg-brand" />
				</Primitive.RadioItem>
			))}
		</Primitive.RadioGroup>
	);
}
