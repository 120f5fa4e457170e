import { X } from "lucide-react";
import { AlertDialog as Alert, Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { commonText, useText } from "../i18n/index.ts";
import { Button, IconButton } from "./button.tsx";
import { cn } from "./class-names.ts";
import { useScrollLock } from "./use-scroll-lock.ts";

const panel =
	"fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 animate-rise-in flex-col rounded-2xl border border-line bg-surface shadow-pop outline-none dark:bg-raised";
const Veil = () => <div className="fixed inset-0 z-40 animate-fade-in bg-veil" />;
const widths = { sm: "max-w-md", md: "max-w-xl", lg: "max-w-3xl" };

/** Typing can begin at once. Without fields it is the dialog itself: the tooltip of a focused button would take the first Escape. */
function focusFirstField(event: Event): void {
	const panel = event.currentTarget;
	if (!(panel instanceof HTMLElement)) return;
	event.preventDefault();
	(panel.querySelector<HTMLElement>("input:not([type=hidden]), textarea, select") ?? panel).focus();
}

type DialogProps = {
	open: boolean;
	onOpenChange: (open: boolean) => void;
	title: string;
	description?: string;
	size?: keyof typeof widths;
	children?: ReactNode;
	/** Buttons at the bottom. */
	footer?: ReactNode;
	/** One of its buttons must be pressed: there is no other way out. */
	insists?: boolean;
};

export function Dialog(props: DialogProps) {
	const { open, onOpenChange, title, description, size = "md", children, footer, insists = false } = props;
	const t = useText(commonText);
	useScrollLock(open);
	return (
		<Primitive.Root open={open} onOpenChange={onOpenChange}>
			<Primitive.Portal>
				<Veil />
				<Primitive.Content
					aria-modal
					onOpenAutoFocus={focusFirstField}
					className={cn(panel, widths[size])}
					{...(description ? {} : { "aria-describedby": undefined })}
				>
					<header className="flex items-start justify-between gap-4 px-5 pt-4.5 pb-1">
						<div className="grid gap-1">
							<Primitive.Title className="font-semibold text-base">{title}</Primitive.Title>
							{description && (
								<Primitive.Description className="text-ink-soft text-sm">{description}</Primitive.Description>
							)}
						</div>
						{!insists && (
							<Primitive.Close asChild>
								<IconButton label={t("close")} icon={<X />} size="sm" className="-mr-1.5" />
							</Primitive.Close>
						)}
					</header>
					<div className={cn("min-h-0 overflow-y-auto px-5", children ? "py-4" : "pb-3")}>{children}</div>
					{footer && (
						<footer className="flex flex-wrap justify-end gap-2 border-line border-t px-5 py-3.5">{footer}</footer>
					)}
				</Primitive.Content>
			</Primitive.Portal>
		</Primitive.Root>
	);
}

type ConfirmProps = {
	open: boolean;
	onOpenChange: (open: boolean) => void;
	title: string;
	description: string;
	confirmLabel: string;
	cancelLabel?: string;
	tone?: "danger" | "primary";
	loading?: boolean | undefined;
	/** Closing is up to you: do it when the deed is done. */
	onConfirm: () => void;
	children?: ReactNode;
};

/** Asks before something that cannot be undone. */
export function ConfirmDialog(props: ConfirmProps) {
	const t = useText(commonText);
	useScrollLock(props.open);
	return (
		<Alert.Root open={props.open} onOpenChange={props.onOpenChange}>
			<Alert.Portal>
				<Veil />
				<Alert.Content aria-modal className={cn(panel, widths.sm)}>
					<div className="grid gap-2 px-5 pt-5 pb-4">
						<Alert.Title className="font-semibold text-base">{props.title}</Alert.Title>
						<Alert.Description className="text-ink-soft text-sm">{props.description}</Alert.Description>
						{props.children}
					</div>
					<footer className="flex justify-end gap-2 px-5 pb-5">
						<Alert.Cancel asChild>
							<Button>{props.cancelLabel ?? t("cancel")}</Button>
						</Alert.Cancel>
						<Button variant={props.tone ?? "danger"} loading={props.loading} onClick={props.onConfirm}>
							{props.confirmLabel}
						</Button>
					</footer>
				</Alert.Content>
			</Alert.Portal>
		</Alert.Root>
	);
}
