/* some other name expect: head, expect: spdx */
