package datapipeline.local.s3;

/**
 * The CRC of two texts one after the other, from their CRCs and the length of the second: how S3 gives the checksum of
 * a whole object that was uploaded in parts. Polynomials over GF(2), bits in reverse order.
 *
 * @param polynomial in reverse order, without the highest term
 * @param width 32 or 64 bits
 * @see <a href="https://github.com/madler/zlib/blob/master/crc32.c">crc32_combine of zlib</a>
 */
record CrcCombination(long polynomial, int width) {

    long combine(long first, long second, long secondLength) {
        return multiply(powerOfX(8 * secondLength), first) ^ second;
    }

    private long powerOfX(long exponent) {
        long result = 1L << width - 1;
        long square = 1L << width - 2;
        for (long rest = exponent; rest != 0; rest >>>= 1) {
            if ((rest & 1) != 0) {
                result = multiply(square, result);
            }
            square = multiply(square, square);
        }
        return result;
    }

    private long multiply(long a, long b) {
        long product = 0;
        long shifted = b;
        for (long bit = 1L << width - 1; bit != 0; bit >>>= 1) {
            if ((a & bit) != 0) {
                product ^= shifted;
            }
            shifted = (shifted & 1) == 0 ? shifted >>> 1 : shifted >>> 1 ^ polynomial;
        }
        return product;
    }
}
