/** @jsxImportSource preact */
import type { ComponentChildren } from "preact";

const Icon = ({ children }: { children: ComponentChildren }) => (
	<svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" class="icon">
		{children}
	</svg>
);

export const ChatIcon = () => (
	<Icon>
		<path d="M4.5 12a7.5 7.2 0 1 1 3.6 6.1L4.4 19.5l1-3.4A7 7 0 0 1 4.5 12Z" />
		<path d="M9 10.4h6M9 13.6h3.6" />
	</Icon>
);
export const CloseIcon = () => (
	<Icon>
		<path d="m6.5 6.5 11 11m0-11-11 11" />
	</Icon>
);
export const DownIcon = () => (
	<Icon>
		<path d="m6 9.5 6 6 6-6" />
	</Icon>
);
export const SendIcon = () => (
	<Icon>
		<path d="M12 19V5.5M6 11l6-6 6 6" />
	</Icon>
);
export const ImageIcon = () => (
	<Icon>
		<rect x="4" y="5" width="16" height="14" rx="3" />
		<circle cx="9" cy="10" r="1.4" />
		<path d="m5 17 4.6-4.2 3 2.6 2.6-2.8L19.5 17" />
	</Icon>
);
export const CameraIcon = () => (
	<Icon>
		<path d="M5.5 8h2.3l1.4-2h5.6l1.4 2h2.3A1.5 1.5 0 0 1 20 9.500V17a1.5 1.5 0 0 1-1.5 1.500h-13A1.5 1.5 0 0 1 4 17V9.500A1.5 1.5 0 0 1 5.5 8Z" />
		<circle cx="12" cy="13" r="3.2" />
	</Icon>
);
export const DevicesIcon = () => (
	<Icon>
		<path d="M13 17H4.500A1.5 1.5 0 0 1 3 15.500v-9A1.5 1.5 0 0 1 4.5 5h13A1.5 1.5 0 0 1 19 6.500V8M7 20h5" />
		<rect x="15" y="10.5" width="6" height="10" rx="1.5" />
	</Icon>
);
export const CheckIcon = () => (
	<Icon>
		<path d="m5.5 12.5 4.3 4.3 8.7-9.3" />
	</Icon>
);
export const HelpIcon = () => (
	<Icon>
		<path d="M9.2 9.300a2.8 2.8 0 1 1 4 2.600c-.8.4-1.2.9-1.2 1.800M12 16.900v.1" />
		<circle cx="12" cy="12" r="8.5" />
	</Icon>
);
export const WarningIcon = () => (
	<Icon>
		<path d="M12 5 3.8 18.500h16.400L12 5ZM12 10v4M12 16.200v.1" />
	</Icon>
);
export const StarIcon = () => (
	<Icon>
		<path d="m12 4 2.5 5.1 5.6.8-4 4 .9 5.6-5-2.7-5 2.7.9-5.6-4-4 5.6-.8L12 4Z" />
	</Icon>
);
