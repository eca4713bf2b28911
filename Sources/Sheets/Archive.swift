// SPDX-FileCopyrightText: Bancheng contributors
// SPDX-License-Identifier: Apache-2.0
import CZip

/// The files inside a workbook, unfolded piece by piece and never beyond the limit.
final class Archive {
    private let archive: OpaquePointer
    private let limits: SheetLimits
    private var unfolded = 0

    private static let piece = 1 << 16

    /// The bytes must stay where they are as long as the archive lives.
    init(_ bytes: UnsafeRawBufferPointer, _ limits: SheetLimits) throws(SheetFault) {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_buffer_create(bytes.baseAddress, UInt64(bytes.count), 0, &error) else {
            throw SheetFault(.broken)
        }
        guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
            zip_source_free(source)
            throw SheetFault(.broken)
        }
        self.archive = archive
        self.limits = limits
        guard zip_get_num_entries(archive, 0) <= limits.entries else {
            throw SheetFault(.tooLarge, [String(limits.unfolded / 1024 / 1024)])
        }
    }

    deinit { zip_discard(archive) }

    /// False when there is no such file; `take` gets its pieces.
    func unfold(_ name: String, _ take: (UnsafeRawBufferPointer) throws(SheetFault) -> Void) throws(SheetFault) -> Bool
    {
        let index = zip_name_locate(archive, name, 0)
        guard index >= 0 else { return false }
        guard let file = zip_fopen_index(archive, UInt64(index), 0) else { throw SheetFault(.broken) }
        defer { zip_fclose(file) }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.piece, alignment: 1)
        defer { buffer.deallocate() }
        while true {
            let count = zip_fread(file, buffer.baseAddress, UInt64(Self.piece))
            guard count >= 0 else { throw SheetFault(.broken) }
            if count == 0 { return true }
            unfolded += Int(count)
            guard unfolded <= limits.unfolded else {
                throw SheetFault(.tooLarge, [String(limits.unfolded / 1024 / 1024)])
            }
            try take(UnsafeRawBufferPointer(rebasing: buffer[..<Int(count)]))
        }
    }
}
