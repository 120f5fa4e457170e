import { cva, type VariantProps } from "class-variance-authority";
import { Slot } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./class-names.ts";
import { Spinner } from "./spinner.tsx";
import { Tooltip } from "./tooltip.tsx";

const look = cva(
	"inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-lg font-medium transition-colors disabled:opacity-55 aria-disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0",
	{
		variants: {
			variant: {
				primary: "bg-brand text-on-brand shadow-card hover:bg-brand-strong",
				secondary:
					"border border-line bg-surface text-ink shadow-card hover:bg-sunken dark:bg-raised dark:hover:bg-line",
				ghost: "text-ink-soft hover:bg-ink/6 hover:text-ink",
				danger: "bg-bad text-on-brand shadow-card hover:bg-bad-strong",
			},
			size: { sm: "h-8 px-3 text-[0.8125rem]", md: "h-9 px-3.5 text-sm", lg: "h-11 px-5 text-[0.9375rem]" },
		},
		defaultVariants: { variant: "secondary", size: "md" },
	},
);

type Look = VariantProps<typeof look>;
export type ButtonProps = ComponentProps<"button"> &
	Look & {
		/** Shows a spinner and ignores presses. */
		loading?: boolean | undefined;
		/** Render the only child (a link) with the button's look. */
		asChild?: boolean;
	};

export function Button({ variant, size, loading, asChild, className, children, disabled, ...props }: ButtonProps) {
	const classes = cn(look({ variant, size }), className);
	if (asChild) {
		return (
			<Slot.Root className={classes} {...props}>
				{children}
			</Slot.Root>
		);
	}
	return (
		<button
			type="button"
			className={classes}
			disabled={disabled || loading === true}
			aria-busy={loading || undefined}
			{...props}
		>
			{loading && <Spinner />}
			{children}
		</button>
	);
}

type IconButtonProps = Omit<ButtonProps, "children" | "asChild"> & {
	/** What it does: its accessible name and its tooltip. */
	label: string;
	icon: ReactNode;
};

/** A square button with an icon only. */
export function IconButton({
	label,
	icon,
	variant = "ghost",
	size = "md",
	className,
	loading,
	...props
}: IconButtonProps) {
	const square = { sm: "size-8 px-0", md: "size-9 px-0", lg: "size-11 px-0" }[size ?? "md"];
	return (
		<Tooltip text={label}>
			<Button variant={variant} size={size} aria-label={label} className={cn(square, className)} {...props}>
				{loading ? <Spinner /> : icon}
			</Button>
		</Tooltip>
	);
}
